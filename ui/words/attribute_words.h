#pragma once

#include "core/base/error.h"

#include <QCoreApplication>

namespace relais {

/// What the programme sets of people, brought in by relaisctl, in words. Pure.
struct AttributeWords {
    Q_DECLARE_TR_FUNCTIONS(AttributeWords)
public:
    static QString checkSummary();
    static QString addSummary();
    static QString checkHelp();
    static QString addHelp();
    static QString allGood(int lines);
    static QString added(int lines);
    /// Why a line could not be brought in: what happened, what is safe, what to do.
    static QString failed(const Error& error);
    /// What is expected of a field: "pathway", "value"…
    static QString expected(const QString& field);
};

} // namespace relais
