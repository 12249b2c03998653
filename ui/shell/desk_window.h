#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "core/calls/outcome_catalogue.h"
#include "core/calls/samu_numbers.h"
#include "core/programmes/coaching_desk.h"
#include "core/programmes/programmes_in_force.h"
#include "core/queue/calendar.h"
#include "ui/accounts/demo_sign_in.h"
#include "ui/base/relais_style.h"
#include "ui/correspondence/member_papers_view_model.h"

#include <QTimeZone>

#include <memory>

class QApplication;

namespace relais {

class MainWindow;

/// What the composition root may choose.
struct DeskWindowOptions {
    LookChoice look = LookChoice::System;
    Theme::Density density = Theme::Density::Comfortable;
    std::vector<DemoSignIn> demoAgents;           ///< empty: a real desk
    std::optional<SamuNumbers> samu;              ///< the centre's own; none: the shipped template
    QTimeZone zone = QTimeZone::systemTimeZone(); ///< the adviser's own
    ProgrammesInForce programmes;                 ///< none: no pathway is shown
    CoachingDesk* requests = nullptr;             ///< borrowed; none: the office brings in no request
    PaperMaking papers;                           ///< without a place no paper is offered
};

/// The workstation's window over one desk. Call once, before anything is shown:
///
///     QApplication application(argc, argv);
///     DeskWindowOptions options;                       // look, demo agents…
///     applyLook(options.look, options.density);
///     auto window = makeDeskWindow(desk, outcomes, calendar, clock, options);
///     window->show();
///     return application.exec();
///
/// `desk`, `outcomes`, `calendar` and `clock` are borrowed and must outlive the window. The sign-in page is built at once, the
/// desk when somebody signs in. Interface thread; nothing here blocks.
std::unique_ptr<MainWindow> makeDeskWindow(CallDesk& desk, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const Clock& clock, const DeskWindowOptions& options);

} // namespace relais
