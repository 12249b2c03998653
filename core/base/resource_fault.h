#pragma once

#include "core/base/expectation.h"

#include <QStringList>

#include <vector>

namespace relais {

/// One thing that is wrong in a file that people edit. A value; nothing personal.
struct ResourceFault {
    QString file; ///< as it was named
    QString path; ///< JSON pointer; "" is the whole file
    Expectation expectation = expected::inEnglish;
    QStringList arguments;

    /// "sophia.json: /pathways/0/version: expected each version of a pathway once": for logs.
    QString english() const;
};

/// Those lines.
QStringList englishOf(const std::vector<ResourceFault>& faults);

/// The text with %1 to %9 filled in, whatever the arguments hold.
QString filled(const QString& text, const QStringList& arguments);

} // namespace relais
