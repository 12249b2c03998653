#include "ui/shell/desk_window.h"

#include "core/accounts/office_roles.h"
#include "ui/accounts/sign_in_page.h"
#include "ui/base/accessible_faces.h"
#include "ui/calls/alerts_page.h"
#include "ui/programmes/call_load_page.h"
#include "ui/programmes/coaching_request_page.h"
#include "ui/programmes/schedule_page.h"
#include "ui/shell/desk_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/office_page.h"
#include "ui/sync/conflicts_page.h"
#include "ui/words/call_words.h"
#include "ui/words/error_words.h"

#include <QIcon>

namespace relais {

namespace {

/// The pages of those who do not phone, one line each: id, title, who sees it, how it is made.
std::vector<OfficeEntry> officeEntries(CallDesk& desk, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const Clock& clock, const TimeWords& time, const ProgrammesInForce& programmes, CoachingDesk* requests)
{
    std::vector<OfficeEntry> entries{
        {QStringLiteral("alerts"), QStringLiteral("Alertes"), {Role::MedicalOfficer},
            [&desk, &clock, time](QWidget* parent) { return new AlertsPage(desk, clock, time, parent); }},
        {QStringLiteral("load"), QStringLiteral("Charge des appels"), {Role::CampaignLead, Role::TeamManager},
            [&desk, &calendar, &clock, programmes](QWidget* parent) {
                // Made for whoever is signed in: her centre's holidays count.
                const auto& agent = desk.state().agent;
                return new CallLoadPage(desk, programmes, calendar, clock, agent ? agent->centre : CentreId(), parent);
            }},
        {QStringLiteral("schedule"), QStringLiteral("Programmes et volets"),
            {Role::MedicalOfficer, Role::CampaignLead, Role::TeamManager},
            [&desk, &outcomes, &calendar, &clock, programmes](QWidget* parent) {
                const auto& agent = desk.state().agent;
                return new SchedulePage([programmes] { return programmes.book(); }, outcomes, calendar, clock,
                    agent ? agent->centre : CentreId(), parent);
            }},
    };
    if (requests != nullptr) {
        entries.push_back({QStringLiteral("requests"), QStringLiteral("Demandes des médecins"),
            {Role::CampaignLead, Role::MedicalOfficer}, [&desk, requests, &clock, time, programmes](QWidget* parent) {
                return new CoachingRequestPage(desk, *requests, programmes, clock, time, parent);
            }});
    }
    entries.push_back({QStringLiteral("conflicts"), QStringLiteral("Saisies en conflit"), {Role::CampaignLead, Role::TeamManager},
        [&desk, &clock, time](QWidget* parent) { return new ConflictsPage(desk, clock, time, parent); }});
    return entries;
}

} // namespace

std::unique_ptr<MainWindow> makeDeskWindow(CallDesk& desk, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const Clock& clock, const DeskWindowOptions& options)
{
    installAccessibleFaces();
    auto window = std::make_unique<MainWindow>(QStringLiteral("Relais"));
    MainWindow* shell = window.get();
    shell->setWindowIcon(QIcon(QStringLiteral(":/relais/resources/icons/relais.svg")));
    const QString signIn = QStringLiteral("sign-in");
    const QString deskId = QStringLiteral("desk");
    shell->addPage(
        signIn, [&desk, agents = options.demoAgents](QWidget* parent) { return new SignInPage(desk, agents, parent); });
    shell->addPage(deskId,
        [&, shell, time = TimeWords(options.zone), programmes = options.programmes, samu = options.samu, papers = options.papers](
            QWidget* parent) {
            auto* page = new DeskPage(desk, outcomes, calendar, clock, time, programmes, samu, papers, parent);
            QObject::connect(page, &DeskPage::announced, shell, &MainWindow::announce);
            QObject::connect(page, &DeskPage::failed, shell, &MainWindow::showFailure);
            QObject::connect(page, &DeskPage::escaped, shell, &MainWindow::hideFailure);
            return page;
        });
    const QString officeId = QStringLiteral("office");
    shell->addPage(officeId,
        [&, shell, time = TimeWords(options.zone), programmes = options.programmes, requests = options.requests](
            QWidget* parent) {
            auto* page = new OfficePage(
                desk, clock, time, officeEntries(desk, outcomes, calendar, clock, time, programmes, requests), parent);
            QObject::connect(page, &OfficePage::announced, shell, &MainWindow::announce);
            QObject::connect(page, &OfficePage::failed, shell, &MainWindow::showFailure);
            QObject::connect(page, &OfficePage::escaped, shell, &MainWindow::hideFailure);
            return page;
        });
    auto follow = [&desk, shell, signIn, deskId, officeId, told = std::optional<LostContact>()]() mutable {
        if (const auto& lost = desk.state().lost; lost != told) {
            // Named, since somebody else may be on screen already; gone as soon as she has gone on.
            told = lost;
            if (lost) {
                shell->showFailure(lostContactWords(*lost));
            } else {
                shell->hideFailure();
            }
        }
        const QString wanted = !desk.state().agent ? signIn : worksInOffice(desk.state().agent->role) ? officeId : deskId;
        if (shell->currentPage() != wanted) {
            shell->showPage(wanted);
        }
    };
    QObject::connect(&desk, &CallDesk::changed, shell, follow);
    QObject::connect(
        &desk, &CallDesk::failed, shell, [shell](const Error& error) { shell->showFailure(errorWords(error.code).sentence()); });
    follow();
    return window;
}

} // namespace relais
