#include "ui/calls/closing_view_model.h"

#include "ui/words/error_words.h"
#include "ui/words/joining_words.h"
#include "ui/words/typography.h"

#include <QFuture>

#include <algorithm>

namespace relais {
namespace {

/// Names the contact on screen, so that another one clears what was begun for the last.
QString keyOf(const DeskState& state)
{
    return state.contact ? state.contact->contact.person.id.text() + QString::number(state.contact->showing) : QString();
}

} // namespace

ClosingViewModel::ClosingViewModel(CallDesk& desk, const OutcomeCatalogue& outcomes, const Calendar& calendar, const Clock& clock,
    TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_outcomes(outcomes), m_clock(clock), m_time(std::move(time)), m_report(desk),
      m_callback(desk, calendar, clock)
{
    connect(&desk, &CallDesk::changed, this, &ClosingViewModel::reread);
    connect(&m_report, &ReportViewModel::changed, this, [this] {
        // What was missing may just have been given.
        m_message.clear();
        Q_EMIT changed();
    });
    connect(&m_callback, &CallbackViewModel::changed, this, &ClosingViewModel::changed);
    reread();
}

void ClosingViewModel::reread()
{
    const DeskState& state = m_desk.state();
    const QDate today = m_time.dateOf(m_clock.now());
    if (const QString key = keyOf(state); key != m_contactKey) {
        m_contactKey = key;
        m_panel = Panel::Outline;
        m_selected.reset();
        m_marks.clear();
        m_pendingMark.reset();
        m_saidBy.clear();
        m_help.clear();
        m_until = today.addDays(30);
        m_badNumber.reset();
        m_consents.clear();
        m_message.clear();
        m_saving = false;
        m_rows.clear();
        if (state.contact) {
            m_report.start(*state.contact, today);
            m_callback.start(*state.contact);
            takeUp(state.contact->takenBack);
        }
    } else if (state.contact && state.contact->draftsRestored != m_draftsRestored) {
        m_report.start(*state.contact, today);
    }
    m_draftsRestored = state.contact ? state.contact->draftsRestored : 0;
    rereadRows();
    Q_EMIT changed();
}

void ClosingViewModel::takeUp(const std::optional<CloseRequest>& takenBack)
{
    if (!takenBack) {
        return;
    }
    m_selected = takenBack->outcome;
    m_marks = takenBack->marks;
    m_until = takenBack->until.value_or(m_until);
    m_help = takenBack->help;
    m_badNumber = takenBack->badNumber;
    m_consents = takenBack->consents;
    if (takenBack->callback) {
        m_callback.restore(*takenBack->callback, takenBack->callbackIsMine, takenBack->callbackReason);
    }
    switch (question()) {
    case OutcomeQuestion::Nothing: {
        // The list shows what stands beside it.
        m_panel = Panel::Outcomes;
        m_decisionsFirst = false;
        rereadRows();
        const auto row =
            std::find_if(m_rows.begin(), m_rows.end(), [&](const OutcomeRow& one) { return one.code == m_selected; });
        m_currentRow = row == m_rows.end() ? 0 : static_cast<int>(row - m_rows.begin());
        break;
    }
    case OutcomeQuestion::Report: m_panel = Panel::Report; break;
    case OutcomeQuestion::When:
    case OutcomeQuestion::WhichNumber:
    case OutcomeQuestion::UntilDate:
    case OutcomeQuestion::Consents:
    case OutcomeQuestion::Help: m_panel = Panel::Ask; break;
    }
}

void ClosingViewModel::rereadRows()
{
    if (m_panel == Panel::Outcomes) {
        m_rows = outcomeRows(m_desk, m_outcomes, m_time.dateOf(m_clock.now()), m_decisionsFirst, m_marks);
    }
}

bool ClosingViewModel::hasReport() const
{
    const auto& contact = m_desk.state().contact;
    return contact && contact->campaign->applies(OutcomeCode::Fruitful);
}

OutcomeQuestion ClosingViewModel::question() const
{
    const auto& contact = m_desk.state().contact;
    return m_selected && contact ? questionOf(m_outcomes.spec(*m_selected), *contact) : OutcomeQuestion::Nothing;
}

void ClosingViewModel::show(Panel panel)
{
    m_panel = panel;
    rereadRows();
    Q_EMIT changed();
}

void ClosingViewModel::openReport()
{
    if (!m_desk.state().contact) {
        return;
    }
    m_message.clear();
    if (hasReport()) {
        m_selected = OutcomeCode::Fruitful;
        show(Panel::Report);
        return;
    }
    m_decisionsFirst = true;
    show(Panel::Outcomes);
    const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const OutcomeRow& row) { return row.campaign; });
    m_currentRow = first == m_rows.end() ? 0 : static_cast<int>(first - m_rows.begin());
    Q_EMIT changed();
}

void ClosingViewModel::openOutcomes()
{
    if (!m_desk.state().contact) {
        return;
    }
    m_message.clear();
    m_selected.reset();
    m_decisionsFirst = false;
    show(Panel::Outcomes);
    auto at = std::find_if(m_rows.begin(), m_rows.end(), [](const OutcomeRow& row) { return row.proposed; });
    if (at == m_rows.end()) {
        at = std::find_if(m_rows.begin(), m_rows.end(), [](const OutcomeRow& row) { return !row.campaign; });
    }
    m_currentRow = at == m_rows.end() ? 0 : static_cast<int>(at - m_rows.begin());
    Q_EMIT changed();
}

void ClosingViewModel::back()
{
    m_message.clear();
    if (m_pendingMark) {
        m_pendingMark.reset();
        Q_EMIT changed();
    } else if (m_panel == Panel::Ask) {
        if (question() == OutcomeQuestion::When) {
            // Nobody agreed to it after all; what was entered is offered when she asks for a callback again.
            m_callback.setAside();
        }
        m_selected.reset();
        show(Panel::Outcomes);
    } else if (m_panel != Panel::Outline) {
        // What was filled in stays in the report; only the panel goes.
        if (m_selected != OutcomeCode::Fruitful || !m_report.isComplete()) {
            m_selected.reset();
        }
        show(Panel::Outline);
    }
}

bool ClosingViewModel::press(QChar letter)
{
    const QChar key = letter.toUpper();
    if (m_panel != Panel::Outcomes) {
        return false;
    }
    if (key == u'X' || key == u'Z' || key == u'D') {
        askMark(key == u'X' ? MarkKind::Withdrawal : key == u'Z' ? MarkKind::Objection : MarkKind::Deceased);
        return true;
    }
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const OutcomeRow& each) { return each.letter == key; });
    if (row == m_rows.end()) {
        return false;
    }
    m_currentRow = static_cast<int>(row - m_rows.begin());
    choose(row->code);
    return true;
}

void ClosingViewModel::moveRow(int by)
{
    if (!m_rows.empty()) {
        m_currentRow = std::clamp(m_currentRow + by, 0, static_cast<int>(m_rows.size()) - 1);
        Q_EMIT changed();
    }
}

void ClosingViewModel::choose(OutcomeCode code)
{
    if (m_pendingMark || m_saving || !m_desk.state().contact) {
        return;
    }
    m_message.clear();
    m_selected = code;
    switch (question()) {
    case OutcomeQuestion::Nothing: save(); return;
    case OutcomeQuestion::Report: show(Panel::Report); return;
    case OutcomeQuestion::When:
    case OutcomeQuestion::WhichNumber:
    case OutcomeQuestion::UntilDate:
    case OutcomeQuestion::Consents:
    case OutcomeQuestion::Help: break;
    }
    if (question() == OutcomeQuestion::When) {
        m_callback.offerAgain();
    }
    if (const auto& call = m_desk.state().call; !m_badNumber && !call.number.e164.isEmpty()) {
        m_badNumber = call.number;
    }
    show(Panel::Ask);
}

void ClosingViewModel::confirm()
{
    if (m_pendingMark) {
        confirmMark();
    } else if (m_panel == Panel::Outcomes) {
        if (m_currentRow >= 0 && m_currentRow < static_cast<int>(m_rows.size())) {
            choose(m_rows[static_cast<std::size_t>(m_currentRow)].code);
        }
    } else if (m_panel == Panel::Ask) {
        save();
    }
}

CloseRequest ClosingViewModel::request() const
{
    CloseRequest request;
    const auto& contact = m_desk.state().contact;
    request.outcome =
        m_selected.value_or(m_report.isComplete() && hasReport() ? OutcomeCode::Fruitful : OutcomeCode::NotEstablished);
    request.marks = m_marks;
    const OutcomeSpec& spec = m_outcomes.spec(request.outcome);
    if (request.outcome == OutcomeCode::Enrolled) {
        request.consents = m_consents;
    }
    switch (spec.asks) {
    case OutcomeQuestion::Nothing:
    case OutcomeQuestion::Consents: break; // asked beside what the outcome itself asks
    case OutcomeQuestion::Report: request.report = m_report.report(); break;
    case OutcomeQuestion::When: break;
    case OutcomeQuestion::WhichNumber: {
        request.badNumber = m_badNumber;
        if (!request.badNumber && contact) {
            for (const ContactPoint& point : contact->contact.person.contactPoints) {
                if (point.usable) {
                    request.badNumber = point.number;
                    break;
                }
            }
        }
        break;
    }
    case OutcomeQuestion::UntilDate: request.until = m_until; break;
    case OutcomeQuestion::Help: request.help = m_help; break;
    }
    // Where no moment is asked for, none is promised: the list has said what follows without it.
    if (m_callback.isChosen() && (spec.asks == OutcomeQuestion::When || spec.asks == OutcomeQuestion::Report)) {
        request.callback = m_callback.window();
        request.callbackIsMine = m_callback.isMine();
        request.callbackReason = m_callback.reason();
    }
    return request;
}

NextStepWords ClosingViewModel::nextStep() const
{
    if (!m_desk.state().contact) {
        return {};
    }
    const bool ready = m_selected || (hasReport() && m_report.isComplete());
    if (!ready) {
        return {tr("Prochain appel"), tr("selon le résultat"), true};
    }
    NextStepWords next = nextStepWords(m_desk.preview(request()), m_time.dateOf(m_clock.now()));
    if (next.blocked && question() == OutcomeQuestion::When) {
        next.value = tr("choisissez un moment");
    }
    return next;
}

void ClosingViewModel::save(CloseRequest::Then then, const StateReason& reason)
{
    if (m_saving || !m_desk.state().contact) {
        return;
    }
    if (m_pendingMark) {
        m_message = typographic(tr("Confirmez d'abord (Entrée) ou revenez (Échap)."));
        Q_EMIT changed();
        return;
    }
    if (!m_selected && m_panel == Panel::Outcomes && m_currentRow < static_cast<int>(m_rows.size())) {
        choose(m_rows[static_cast<std::size_t>(m_currentRow)].code);
        return;
    }
    if (!m_selected && !(hasReport() && m_report.isComplete())) {
        openOutcomes();
        m_message = typographic(tr("Dites d'abord ce que l'appel a donné : une lettre suffit."));
        Q_EMIT changed();
        return;
    }
    CloseRequest closing = request();
    const NextStepPreview preview = m_desk.preview(closing);
    if (preview.missing) {
        m_message = preview.joining            ? JoiningWords::obstacle(*preview.joining)
            : !preview.missingFields.isEmpty() ? JoiningWords::missingFields(preview.missingFields)
                                               : errorWords(*preview.missing).happened + u' ' + errorWords(*preview.missing).toDo;
        if (*preview.missing == ErrorCode::ReportMissing) {
            m_panel = Panel::Report;
        }
        Q_EMIT changed();
        return;
    }
    closing.then = then;
    closing.pauseReason = reason;
    m_saving = true;
    m_message.clear();
    Q_EMIT changed();
    m_desk.close(closing).then(this, [this](const Result<Done>& result) { finish(result); });
}

void ClosingViewModel::finish(const Result<Done>& result)
{
    m_saving = false;
    if (result) {
        Q_EMIT saved();
    } else {
        m_message = errorWords(result.error().code).sentence();
    }
    Q_EMIT changed();
}

void ClosingViewModel::askMark(MarkKind kind)
{
    const auto set = std::find_if(m_marks.begin(), m_marks.end(), [&](const MarkSet& mark) { return mark.kind == kind; });
    if (set != m_marks.end()) {
        m_marks.erase(set);
        m_pendingMark.reset();
        rereadRows();
    } else {
        m_pendingMark = kind;
    }
    Q_EMIT changed();
}

void ClosingViewModel::confirmMark()
{
    if (!m_pendingMark) {
        return;
    }
    MarkSet mark;
    mark.kind = *m_pendingMark;
    mark.attempt = m_desk.state().call.attempt;
    mark.saidBy = m_saidBy.left(MarkSet::longestSaidBy);
    m_marks.push_back(mark);
    m_pendingMark.reset();
    m_saidBy.clear();
    rereadRows();
    Q_EMIT changed();
}

void ClosingViewModel::setUntil(QDate date)
{
    m_until = date;
    Q_EMIT changed();
}

void ClosingViewModel::setHelp(const QString& text)
{
    m_help = text.left(120);
    Q_EMIT changed();
}

const JoiningOffer* ClosingViewModel::joins() const
{
    const auto& contact = m_desk.state().contact;
    return contact && contact->joins ? &*contact->joins : nullptr;
}

void ClosingViewModel::setConsent(const QString& code, bool given)
{
    m_consents.removeAll(code);
    if (given) {
        m_consents.append(code);
    }
    m_message.clear();
    Q_EMIT changed();
}

void ClosingViewModel::setBadNumber(const PhoneNumber& number)
{
    m_badNumber = number;
    Q_EMIT changed();
}

} // namespace relais
