#pragma once

#include "core/base/error.h"

#include <QString>

namespace relais {

/// What relais-server says to the person who runs it, in French like everything that people read. Its log stays for machines.
class ServerWords {
public:
    /// `keys`: one line for each key of the configuration.
    static QString help(const QString& keys);
    /// What a key of the configuration means and which values it takes; empty when it is not known here.
    static QString keyMeaning(const QString& key);

    static QString unknownOption(const QString& option);
    static QString valueMissing(const QString& option);
    static QString wholeNumberWanted(const QString& option);
    static QString configOrDemo();
    static QString provisionNeedsConfig();

    static QString atLine(qsizetype line, const QString& what);
    static QString pairWanted();
    static QString unknownKey(const QString& key, const QString& nearest);
    static QString keyTwice(const QString& key);
    static QString badValue(const QString& key);
    /// All bodies together may be less than a single one.
    static QString bodiesBelowOne();

    /// `known`: were there already, and stay as they are.
    static QString provisioned(int agents, int known);
    /// Why it cannot serve, what is safe, what to do; `detail` for who asks further.
    static QString failed(const Error& error);
};

} // namespace relais
