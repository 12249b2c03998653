#include "ui/correspondence/member_papers_view_model.h"

#include "core/programmes/vaccination_record.h"
#include "ui/words/correspondence_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <algorithm>
#include <utility>

namespace relais {

namespace {

QString keyOf(const DeskState& state)
{
    return state.contact ? state.contact->contact.person.id.text() + QString::number(state.contact->showing) : QString();
}

/// The end of an id is chance; its beginning is a time.
template <typename Tagged>
QString tokenOf(const Tagged& id)
{
    return id.text().right(8);
}

/// The pathway that a sheet about the contact on screen would be of.
const Membership* sheetPathwayOf(const DeskState& state, const std::vector<Membership>& members)
{
    return state.contact ? sheetPathway(members, state.contact->contact.campaign) : nullptr;
}

const Membership* vaccinationPathway(const std::vector<Membership>& members)
{
    const auto found =
        std::find_if(members.begin(), members.end(), [](const Membership& one) { return knowsVaccines(*one.protocol); });
    return found == members.end() ? nullptr : &*found;
}

/// A mark beside the outcome after which nothing about her leaves the centre by itself.
bool stops(const MarkSet& mark)
{
    return mark.kind == MarkKind::Withdrawal || mark.kind == MarkKind::Objection || mark.kind == MarkKind::Deceased;
}

} // namespace

MemberPapersViewModel::MemberPapersViewModel(CallDesk& desk, ClosingViewModel& closing, const PathwaySources& sources,
    PaperMaking making, PaperViewModel::Write write, const Clock& clock, QObject* parent)
    : QObject(parent), m_desk(desk), m_closing(closing), m_sources(sources), m_making(std::move(making)), m_clock(clock),
      m_paper(*m_making.place, std::move(write))
{
    // A save begins with her still on screen, and is told when it has ended well.
    connect(&closing, &ClosingViewModel::changed, this, [this] {
        if (std::exchange(m_saving, m_closing.isSaving()) != m_closing.isSaving() && m_closing.isSaving()) {
            compose();
        }
    });
    connect(&closing, &ClosingViewModel::saved, this, &MemberPapersViewModel::keepComposed);
    connect(&desk, &CallDesk::changed, this, &MemberPapersViewModel::reread);
    connect(&m_paper, &PaperViewModel::kept, this, &MemberPapersViewModel::forgetShown);
    reread();
}

std::vector<Membership> MemberPapersViewModel::members() const
{
    const DeskState& state = m_desk.state();
    return state.contact && state.agent ? m_sources.of(*state.contact, *state.agent) : std::vector<Membership>();
}

bool MemberPapersViewModel::mayShow() const
{
    const DeskState& state = m_desk.state();
    return state.contact && state.contact->identity == IdentityCheck::Confirmed;
}

CentreContact MemberPapersViewModel::centre() const
{
    CentreContact made = m_making.centre;
    if (made.name.isEmpty() && m_desk.state().agent) {
        made.name = m_desk.state().agent->centreName;
    }
    return made;
}

bool MemberPapersViewModel::offersSheet() const
{
    const auto all = members();
    return mayShow() && sheetPathwayOf(m_desk.state(), all) != nullptr;
}

bool MemberPapersViewModel::offersRecord() const
{
    const auto all = members();
    return mayShow() && vaccinationPathway(all) != nullptr;
}

QString MemberPapersViewModel::waitingText() const
{
    const auto count = static_cast<int>(m_waiting.size());
    return count == 0 ? QString() : count == 1 ? tr("1 fiche médecin") : tr("%1 fiches médecin").arg(count);
}

Result<Document> MemberPapersViewModel::sheetOf(const Membership& member, const ToldCall& call) const
{
    const auto sheet = physicianSheet(
        sheetOfCall(*m_desk.state().contact, member, call, m_sources.outcomes, m_sources.calendar, centre(), m_clock.now()));
    return sheet ? Result<Document>(CorrespondenceWords::physicianSheet(*sheet)) : failure(sheet.error());
}

Result<Document> MemberPapersViewModel::recordOf() const
{
    const auto all = members();
    const Membership* member = vaccinationPathway(all);
    if (!member) {
        return failure(ErrorCode::NotFound, QStringLiteral("vaccinations"));
    }
    const PersonSlice& person = m_desk.state().contact->contact.person;
    const Instant now = m_clock.now();
    const QDate today = m_sources.calendar.localTime(now, person.territory).date;
    const auto rows = vaccinationRecord(*member->protocol,
        nextSteps(*member->protocol, m_sources.outcomes, m_sources.calendar, member->facts, now), dosesIn(member->facts),
        m_sources.calendar, person.territory, today);
    return CorrespondenceWords::vaccinationRecord(person.identity, rows, member->protocol->version, centre(), today);
}

void MemberPapersViewModel::openSheet()
{
    const auto& contact = m_desk.state().contact;
    const bool inHand = contact && offersSheet() && contact->reportDraft && contact->reportDraft->isComplete();
    if (inHand || m_waiting.empty()) {
        openSheetOfFile();
    } else {
        openWaiting();
    }
}

void MemberPapersViewModel::openSheetOfFile()
{
    m_shown.reset();
    const auto& contact = m_desk.state().contact;
    const auto all = members();
    const Membership* member = sheetPathwayOf(m_desk.state(), all);
    const QString token = contact ? tokenOf(contact->contact.lease) : QString();
    if (!contact || !member) {
        m_paper.clear();
    } else if (!mayShow()) {
        m_paper.show(failure(ErrorCode::IdentityMissing), token);
    } else if (const auto& draft = contact->reportDraft; draft && draft->isComplete()) {
        m_paper.show(sheetOf(*member, {std::nullopt, m_clock.now(), *draft}), token);
    } else if (const auto last = lastToldCall(contact->contact.person, *member)) {
        m_paper.show(sheetOf(*member, *last), tokenOf(*last->attempt));
    } else {
        m_paper.show(failure(ErrorCode::ReportMissing), token);
    }
    Q_EMIT changed();
}

void MemberPapersViewModel::openWaiting()
{
    if (m_waiting.empty()) {
        m_shown.reset();
        m_paper.clear();
    } else {
        m_shown = m_waiting.front().number;
        m_paper.show(m_waiting.front().document, m_waiting.front().token);
    }
    Q_EMIT changed();
}

void MemberPapersViewModel::openRecord()
{
    m_shown.reset();
    const auto& contact = m_desk.state().contact;
    if (!contact) {
        m_paper.clear();
    } else if (!mayShow()) {
        m_paper.show(failure(ErrorCode::IdentityMissing), {});
    } else {
        m_paper.show(recordOf(), tokenOf(contact->contact.lease));
    }
    Q_EMIT changed();
}

void MemberPapersViewModel::setAside()
{
    if (m_shown) {
        forgetShown();
        openWaiting();
    }
}

void MemberPapersViewModel::forgetShown()
{
    if (m_shown) {
        std::erase_if(m_waiting, [this](const Waiting& one) { return one.number == *m_shown; });
        m_shown.reset();
        Q_EMIT changed();
    }
}

void MemberPapersViewModel::compose()
{
    m_composed.reset();
    const DeskState& state = m_desk.state();
    const CallReport& report = m_closing.report().report();
    const bool fruitful = m_closing.selected().value_or(OutcomeCode::Fruitful) == OutcomeCode::Fruitful;
    if (!state.contact || !m_closing.hasReport() || !fruitful || !report.isComplete()
        || std::any_of(m_closing.marks().begin(), m_closing.marks().end(), &stops)) {
        return;
    }
    const auto all = members();
    const Membership* member = sheetPathwayOf(m_desk.state(), all);
    if (!member) {
        return;
    }
    // Without her consent, or without a physician's name, nothing proposes itself; her file says why.
    const PersonSlice& person = state.contact->contact.person;
    if (auto document = sheetOf(*member, {std::nullopt, m_clock.now(), report})) {
        const QString token = state.call.attempt ? tokenOf(*state.call.attempt) : tokenOf(state.contact->contact.lease);
        m_composed = Waiting{++m_count, person.id, shortName(person.identity), token, std::move(*document)};
    }
}

void MemberPapersViewModel::keepComposed()
{
    if (m_composed) {
        const QString name = m_composed->name;
        m_waiting.push_back(std::move(*m_composed));
        m_composed.reset();
        Q_EMIT changed();
        Q_EMIT announced(typographic(tr("La fiche pour le médecin de %1 est prête.").arg(name)));
    }
}

void MemberPapersViewModel::reread()
{
    const DeskState& state = m_desk.state();
    const auto before = m_waiting.size();
    if (!state.agent) {
        m_waiting.clear();
        m_composed.reset();
    }
    const QString key = keyOf(state);
    const bool another = key != m_contactKey;
    m_contactKey = key;
    if (another && state.contact && state.contact->takenBack && state.contact->takenBack->outcome == OutcomeCode::Fruitful) {
        // The call was taken back, and with it what was to be told of it.
        const auto last = std::find_if(m_waiting.rbegin(), m_waiting.rend(),
            [&](const Waiting& one) { return one.person == state.contact->contact.person.id; });
        if (last != m_waiting.rend()) {
            m_waiting.erase(std::next(last).base());
        }
    }
    const bool shownIsGone = m_shown
        && std::none_of(m_waiting.begin(), m_waiting.end(), [this](const Waiting& one) { return one.number == *m_shown; });
    if (shownIsGone || (another && !m_shown)) {
        m_shown.reset();
        m_paper.clear();
    }
    if (another || before != m_waiting.size()) {
        Q_EMIT changed();
    }
}

} // namespace relais
