#pragma once

#include "core/calls/outcome_catalogue.h"
#include "core/queue/calendar.h"
#include "tests/support/fake_call_desk.h"
#include "ui/words/time_words.h"

#include <QCoreApplication>

namespace relais::test {

/// What a view-model needs, without a window.
struct ViewModelStage {
    TestClock clock{instantFromText(u"2026-11-03T14:02:00Z").value()};
    FakeCallDesk desk{clock};
    OutcomeCatalogue outcomes = OutcomeCatalogue::shipped().value();
    Calendar calendar = Calendar::shipped(QStringLiteral("france")).value();
    TimeWords time{QTimeZone("Europe/Paris")};

    static void settle()
    {
        for (int i = 0; i < 4; ++i) {
            QCoreApplication::processEvents();
        }
    }
};

} // namespace relais::test
