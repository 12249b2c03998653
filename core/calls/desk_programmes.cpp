#include "core/calls/desk_programmes.h"

#include "core/campaigns/campaign_files.h"

#include <utility>

namespace relais {

void DeskProgrammes::begin(bool online)
{
    m_desk.store->local([](LocalWork& work) -> Result<std::optional<ProgrammeFiles>> { return work.meta.programmes(); },
        m_lifeline.guard([this, online](const Result<std::optional<ProgrammeFiles>>& kept) {
            if (kept && *kept) {
                use(**kept);
            }
            if (online) {
                ask();
            }
        }));
}

void DeskProgrammes::ask()
{
    // Without an answer, what was kept stays: the next sign-in asks again.
    m_desk.ports.api.programmes(m_lifeline.guard([this, store = m_desk.store](const Result<ProgrammeFiles>& files) {
        if (!files || files->digest == m_digest || !use(*files)) {
            return;
        }
        store->local(
            [kept = *files](LocalWork& work) -> Result<Done> {
                work.meta.setProgrammes(kept);
                return Done{};
            },
            m_lifeline.guard([this](const Result<Done>& done) { m_desk.wentWell(done); }));
        m_desk.publish();
    }));
}

bool DeskProgrammes::use(const ProgrammeFiles& files)
{
    auto book = ProgrammeBook::of(files.files);
    if (!m_desk.wentWell(book)) {
        return false;
    }
    if (!files.campaigns.empty()) {
        auto campaigns = campaignsOf(files.campaigns);
        if (!m_desk.wentWell(campaigns)) {
            return false;
        }
        m_before.push_back(std::exchange(m_desk.ports.rules.campaigns, *std::move(campaigns)));
    }
    m_desk.ports.rules.programmes = std::make_shared<const ProgrammeBook>(std::move(*book));
    m_digest = files.digest;
    return true;
}

} // namespace relais
