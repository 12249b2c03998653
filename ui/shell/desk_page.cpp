#include "ui/shell/desk_page.h"

#include "ui/activity/counters_page.h"
#include "ui/activity/desk_header.h"
#include "ui/activity/state_menu.h"
#include "ui/base/key_button.h"
#include "ui/base/page_stack.h"
#include "ui/calls/call_column.h"
#include "ui/calls/emergency_page.h"
#include "ui/calls/open_attempts_page.h"
#include "ui/correspondence/document_paper.h"
#include "ui/correspondence/paper_desk.h"
#include "ui/followups/promises_page.h"
#include "ui/people/inbound_search_page.h"
#include "ui/people/person_column.h"
#include "ui/programmes/pathway_acts_page.h"
#include "ui/programmes/questionnaire_desk.h"
#include "ui/queue/idle_page.h"
#include "ui/queue/waiting_column.h"
#include "ui/shell/key_card_page.h"
#include "ui/sync/sync_problems_page.h"
#include "ui/words/error_words.h"

#include <QApplication>
#include <QFuture>
#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace relais {
namespace {

const QString contactPage = QStringLiteral("contact");
const QString idlePage = QStringLiteral("idle");
const QString searchPage = QStringLiteral("search");
const QString agendaPage = QStringLiteral("agenda");
const QString countersPage = QStringLiteral("counters");
const QString problemsPage = QStringLiteral("problems");
const QString attemptsPage = QStringLiteral("attempts");
const QString keysPage = QStringLiteral("keys");
const QString emergencyPage = QStringLiteral("emergency");
const QString questionnairePage = QStringLiteral("questionnaire");
const QString eventPage = QStringLiteral("event");
const QString paperPage = QStringLiteral("paper");

QString keyOf(const DeskState& state)
{
    return state.contact ? state.contact->contact.person.id.text() + QString::number(state.contact->showing) : QString();
}

} // namespace

DeskPage::DeskPage(CallDesk& desk, const OutcomeCatalogue& outcomes, const Calendar& calendar, const Clock& clock,
    const TimeWords& time, ProgrammesInForce programmes, std::optional<SamuNumbers> samu, const PaperMaking& papers,
    QWidget* parent)
    : QWidget(parent), m_desk(desk), m_outcomes(outcomes), m_calendar(calendar), m_clock(clock),
      m_time(time), m_pathways{std::move(programmes), outcomes, calendar}, m_samu(std::move(samu)), m_agent(desk, clock, time),
      m_waiting(desk, clock, time), m_line(desk, clock), m_closing(desk, outcomes, calendar, clock, time),
      m_script(desk, m_closing.report(), m_pathways), m_consents(desk, m_pathways, time),
      m_voice(desk, clock, time, m_line, m_waiting, m_agent), m_header(new DeskHeader(m_agent, this)),
      m_left(new WaitingColumn(m_waiting, this)), m_middle(new PageStack(this)),
      m_right(new CallColumn(desk, m_line, m_script, m_closing, this)), m_menu(new StateMenu(m_agent, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    auto* columns = new QHBoxLayout;
    columns->setContentsMargins(Theme::space3, Theme::space3, Theme::space3, Theme::space3);
    columns->setSpacing(Theme::space3);
    columns->addWidget(m_left);
    columns->addWidget(m_middle, 1);
    columns->addWidget(m_right);
    column->addLayout(columns, 1);
    addPages();
    makePapers(papers);
    bindKeys();
    connect(m_header, &DeskHeader::emergency, this, [this] { run(Act::Emergency); });
    connect(m_header, &DeskHeader::problems, this, [this] { run(Act::Problems); });
    connect(m_header, &DeskHeader::keys, this, [this] { run(Act::Help); });
    connect(m_menu, &StateMenu::giveBack, this, [this] { run(Act::GiveBack); });
    connect(m_menu, &StateMenu::counters, this, [this] { run(Act::Counters); });
    connect(m_left, &WaitingColumn::search, this, [this] { run(Act::Search); });
    connect(m_left, &WaitingColumn::inbound, this, [this] { run(Act::Inbound); });
    connect(m_left, &WaitingColumn::agenda, this, [this] { run(Act::Agenda); });
    connect(m_left, &WaitingColumn::attempts, this, [this] { run(Act::Attempts); });
    connect(m_left, &WaitingColumn::pause, this, [this] { run(Act::Pause); });
    connect(m_left, &WaitingColumn::pauseAfter, this, [this] { run(Act::PauseAfter); });
    connect(m_right, &CallColumn::panelClosed, this, [this] {
        if (m_person) {
            m_person->focusNotes();
        }
    });
    connect(&m_script, &ScriptViewModel::noteChanged, this, [this](const QString& note) {
        if (m_person) {
            m_person->setNote(note);
        }
    });
    connect(&m_agent, &AgentStateViewModel::failed, this, &DeskPage::failed);
    connect(&m_voice, &DeskVoice::announced, this, &DeskPage::announced);
    connect(&m_desk, &CallDesk::changed, this, &DeskPage::refresh);
    connect(&m_timer, &QTimer::timeout, this, &DeskPage::tick);
    m_timer.start(1000);
    m_nirTimer.setSingleShot(true);
    m_nirTimer.setInterval(10'000);
    connect(&m_nirTimer, &QTimer::timeout, this, [this] {
        m_nir.clear();
        refresh();
    });
    refresh();
}

void DeskPage::addPages()
{
    m_middle->addPage(contactPage, [this](QWidget* stack) {
        m_person = new PersonColumn(&m_consents, stack);
        connect(m_person, &PersonColumn::noteTyped, this, [this](const QString& note) { m_desk.setNote(note); });
        connect(m_person, &PersonColumn::revealNir, this, &DeskPage::revealNir);
        connect(m_person, &PersonColumn::noteEvent, this, [this] { run(Act::PathwayEvent); });
        connect(m_person, &PersonColumn::physicianSheet, this, [this] {
            m_papers->openSheetOfFile();
            openPage(paperPage);
        });
        connect(m_person, &PersonColumn::vaccinationRecord, this, [this] {
            m_papers->openRecord();
            openPage(paperPage);
        });
        return m_person.data();
    });
    m_middle->addPage(idlePage, [this](QWidget* stack) {
        auto* page = new IdlePage(m_waiting, stack);
        connect(page, &IdlePage::ready, this, [this] { run(Act::Ready); });
        connect(page, &IdlePage::attempts, this, [this] { openPage(attemptsPage); });
        return page;
    });
    // The others lead back to the contact, or to where nobody is.
    const auto add = [this](const QString& id, auto make) {
        m_middle->addPage(id, [this, make](QWidget* stack) {
            auto* page = make(stack);
            connect(page, &std::remove_pointer_t<decltype(page)>::closed, this, &DeskPage::backToContact);
            return page;
        });
    };
    add(searchPage, [this](QWidget* stack) { return new InboundSearchPage(m_desk, stack); });
    add(agendaPage, [this](QWidget* stack) { return new PromisesPage(m_desk, m_clock, m_time, stack); });
    add(countersPage, [this](QWidget* stack) { return new CountersPage(m_desk, stack); });
    add(problemsPage, [this](QWidget* stack) { return new SyncProblemsPage(m_desk, m_outcomes, m_clock, m_time, stack); });
    add(attemptsPage, [this](QWidget* stack) { return new OpenAttemptsPage(m_desk, m_clock, m_time, stack); });
    add(keysPage, [](QWidget* stack) { return new KeyCardPage(stack); });
    add(emergencyPage, [this](QWidget* stack) { return new EmergencyPage(m_desk, m_samu, stack); });
    add(questionnairePage, [this](QWidget* stack) { return new QuestionnaireDesk(m_desk, m_pathways, m_clock, stack); });
    add(eventPage, [this](QWidget* stack) { return new PathwayActsPage(m_desk, m_pathways, m_clock, stack); });
}

void DeskPage::makePapers(const PaperMaking& papers)
{
    if (papers.place == nullptr) {
        return;
    }
    m_papers = std::make_unique<MemberPapersViewModel>(m_desk, m_closing, m_pathways, papers, &writePdf, m_clock);
    m_middle->addPage(paperPage, [this](QWidget* stack) {
        auto* page = new PaperDesk(*m_papers, stack);
        connect(page, &PaperDesk::closed, this, &DeskPage::backToContact);
        return page;
    });
    connect(m_left, &WaitingColumn::sheets, this, [this] {
        m_papers->openWaiting();
        openPage(paperPage);
    });
    connect(m_papers.get(), &MemberPapersViewModel::changed, this, [this] { m_left->showSheets(m_papers->waitingText()); });
    connect(m_papers.get(), &MemberPapersViewModel::announced, this, &DeskPage::announced);
}

void DeskPage::bindKeys()
{
    for (const ActKeys& keys : actKeys()) {
        for (const QString& sequence : {keys.key, keys.second}) {
            if (!sequence.isEmpty()) {
                auto* shortcut = new QShortcut(QKeySequence(sequence), this);
                shortcut->setAutoRepeat(false);
                connect(shortcut, &QShortcut::activated, this, [this, act = keys.act] { run(act); });
            }
        }
    }
    auto* enter = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Enter), this);
    connect(enter, &QShortcut::activated, this, [this] { run(Act::Save); });
    auto* escapeKey = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escapeKey, &QShortcut::activated, this, &DeskPage::escape);
}

void DeskPage::run(Act act)
{
    switch (act) {
    case Act::Help: openPage(keysPage); return;
    case Act::Counters: openPage(countersPage); return;
    case Act::Ready: m_agent.ready(); return;
    case Act::Inbound:
    case Act::Search: openPage(searchPage); return;
    case Act::Dial:
        if (const QString hint = m_line.hintText(); !hint.isEmpty()) {
            Q_EMIT announced(hint);
        }
        m_line.act();
        return;
    case Act::Fruitful:
        m_closing.openReport();
        m_right->focusPanel();
        return;
    case Act::Unfruitful:
        m_closing.openOutcomes();
        m_right->focusPanel();
        return;
    case Act::Identity: m_line.setIdentity(IdentityCheck::Confirmed); return;
    case Act::ThirdParty: m_line.setIdentity(IdentityCheck::ThirdParty); return;
    case Act::GiveBack:
        if (m_agent.canGiveBack()) {
            m_desk.giveBack().then(this, [this](const Result<Done>& result) {
                if (!result) {
                    Q_EMIT failed(errorWords(result.error().code).sentence());
                }
            });
        }
        return;
    case Act::Emergency: openPage(emergencyPage); return;
    case Act::Pause: m_menu->popupAbove(m_left->pauseButton()); return;
    case Act::PauseAfter: m_agent.pauseAfter(); return;
    case Act::LastCall: m_agent.lastCall(); return;
    case Act::Agenda: openPage(agendaPage); return;
    case Act::Problems: openPage(problemsPage); return;
    case Act::Attempts: openPage(attemptsPage); return;
    case Act::Questionnaire: static_cast<QuestionnaireDesk*>(m_middle->showPage(questionnairePage))->open(); return;
    case Act::PathwayEvent: openPage(eventPage); return;
    case Act::PhysicianSheet:
        if (m_papers) {
            m_papers->openSheet();
            openPage(paperPage);
        }
        return;
    case Act::Save: m_closing.save(); return;
    case Act::SaveAndPause: m_closing.save(CloseRequest::Then::Pause, StateReason{QStringLiteral("short")}); return;
    case Act::Undo: m_agent.undo(); return;
    case Act::Notes: backToContact(); return;
    case Act::Script: m_right->focusScript(); return;
    case Act::RevealNir: revealNir(); return;
    case Act::Notice: m_script.markNoticeRead(); return;
    }
}

void DeskPage::openPage(const QString& id)
{
    QWidget* page = m_middle->showPage(id);
    if (QWidget* first = page->focusProxy(); first != nullptr && first->isVisible()) {
        first->setFocus(Qt::ShortcutFocusReason);
    } else {
        page->setFocus(Qt::ShortcutFocusReason);
    }
}

void DeskPage::backToContact()
{
    m_middle->showPage(m_desk.state().contact ? contactPage : idlePage);
    if (m_desk.state().contact && m_person) {
        m_person->focusNotes();
    }
}

void DeskPage::escape()
{
    const QString page = m_middle->currentId();
    if (m_closing.panel() != ClosingViewModel::Panel::Outline || m_closing.pendingMark()) {
        m_closing.back();
        m_right->focusPanel();
    } else if (page != contactPage && page != idlePage) {
        backToContact();
    } else {
        Q_EMIT escaped();
    }
}

void DeskPage::refresh()
{
    const DeskState& state = m_desk.state();
    const QString key = keyOf(state);
    const QString page = m_middle->currentId();
    const bool another = key != m_contactKey;
    m_contactKey = key;
    m_left->showPauseAfter(state.contact.has_value(), state.pauseAfter);
    m_left->showIncoming(state.incomingCall, state.incomingNumber);
    if (!state.agent) {
        return;
    }
    if (another || page.isEmpty() || page == contactPage || page == idlePage) {
        // Another page that was opened on purpose stays open, unless another person comes.
        QWidget* shown = m_middle->showPage(state.contact ? contactPage : idlePage);
        if (!state.contact && page != idlePage && shown->focusProxy() != nullptr) {
            shown->focusProxy()->setFocus(Qt::OtherFocusReason);
        }
    }
    if (state.contact && m_person) {
        PersonView view = personView(*state.contact, state.agent->role, m_time, m_clock.now(), &m_calendar);
        // Until they stand open nothing of them leaves the desk's state.
        const auto seen = view.pathwaysFolded ? std::vector<Membership>() : m_pathways.seenOf(*state.contact, *state.agent);
        const auto files = pathwayFiles(seen, m_pathways, m_time, m_clock.now());
        addRelays(view.relay, files);
        m_person->setPathways(files);
        if (m_papers) {
            m_person->offerPapers(m_papers->offersSheet(), m_papers->offersRecord());
        }
        m_person->show(view, state.contact->note, key, state.contact->draftsRestored);
        m_right->setTraits(view.traits);
        if (another) {
            m_nir.clear();
        } else if (!m_nir.isEmpty()) {
            m_person->showNir(m_nir);
        }
        if (another) {
            m_person->focusNotes();
        }
    }
    m_voice.tell(key);
}

void DeskPage::revealNir()
{
    if (!m_desk.state().contact || m_desk.state().contact->contact.person.maskedNir.isEmpty()) {
        return;
    }
    m_desk.revealNir().then(this, [this, asked = m_contactKey](const Result<QString>& answer) {
        // A late answer never stands under another person's name.
        if (!m_person || asked != keyOf(m_desk.state())) {
            return;
        }
        if (answer) {
            m_nir = tr("NIR %1").arg(*answer);
            m_person->openNir();
            m_person->showNir(m_nir);
            m_nirTimer.start();
        } else {
            Q_EMIT failed(errorWords(answer.error().code).sentence());
        }
    });
}

void DeskPage::tick()
{
    m_agent.tick();
    m_line.tick();
    constexpr int ticksBetweenRereads = 30;
    if (++m_ticks % ticksBetweenRereads == 0) {
        m_waiting.tick();
    }
}

void DeskPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // The side columns keep their width; in a narrow window they give some of it to the person.
    const bool narrow = width() < 1200;
    m_left->setFixedWidth(narrow ? 208 : width() > 1600 ? 288 : 248);
    m_right->setFixedWidth(narrow ? 324 : width() > 1600 ? 400 : 344);
}

} // namespace relais
