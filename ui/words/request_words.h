#pragma once

#include "core/base/error.h"
#include "core/programmes/coaching_request.h"
#include "core/programmes/protocol.h"

#include <QCoreApplication>

namespace relais {

/// What treating physicians ask for, in words, on a page of the office and for relaisctl. Pure.
struct RequestWords {
    Q_DECLARE_TR_FUNCTIONS(RequestWords)
public:
    /// "Un appel par mois, 6 appels en tout, par un infirmier conseiller."
    static QString plan(const Protocol& protocol);
    /// What it led to, in whole sentences. `name` may be empty; `calls` as the protocol has them.
    static QString opened(CoachingAnswer answer, const QString& name, int calls);
    /// Why it could not be brought in: what happened, what is safe, what to do.
    static QString failed(const Error& error);
    /// How many calls the pathway of a physician's request holds.
    static int callsOf(const Protocol& protocol);

    // relaisctl
    static QString checkSummary();
    static QString addSummary();
    static QString checkHelp();
    static QString addHelp();
    static QString allGood(int requests);
    static QString added(int coached, int invited);
    /// What is expected of a field: "date", "theme"…
    static QString expected(const QString& field);
};

} // namespace relais
