#include "core/programmes/pathway_sight.h"

#include "core/programmes/message_consent.h"

#include <algorithm>

namespace relais {

namespace {

bool isOfHospital(const Protocol& protocol)
{
    return protocol.entryChannels.contains(QLatin1String("ward_visit"))
        || std::any_of(protocol.steps.begin(), protocol.steps.end(),
            [](const ProtocolStep& step) { return step.actor == StepActor::HospitalAdviser; });
}

/// The names of the consents that the schedules of these pathways read.
QStringList consentsSeen(Role role, const ProgrammeBook& book)
{
    QStringList names{electronicMessages()};
    for (const Protocol& one : book.protocols()) {
        if (seesPathway(role, one)) {
            names << electronicMessagesOf(one.programme) << programmeConsentOf(one.programme);
        }
    }
    return names;
}

} // namespace

bool seesPathway(Role role, const Protocol& protocol)
{
    return seesHealthData(role) || (role == Role::HospitalAdviser && isOfHospital(protocol));
}

bool seesPathway(Role role, const ProgrammeBook& book, QStringView pathway)
{
    return std::any_of(book.protocols().begin(), book.protocols().end(),
        [&](const Protocol& one) { return one.pathway == pathway && seesPathway(role, one); });
}

void keepSeenPathways(Role role, const ProgrammeBook* book, ContactHistory& history)
{
    if (seesHealthData(role)) {
        return;
    }
    if (book == nullptr || !seesPathways(role)) {
        history.pathways.clear();
        history.attributes.clear();
        return;
    }
    std::erase_if(history.pathways, [&](const PathwayRecord& record) { return !seesPathway(role, *book, record.said.pathway); });
    const QStringList consents = consentsSeen(role, *book);
    std::erase_if(history.attributes, [&](const AttributeSaid& said) { return !consents.contains(said.name); });
}

} // namespace relais
