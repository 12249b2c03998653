#pragma once

#include "core/base/error.h"

#include <QString>

namespace relais {

/// What relaisctl says about getting into a server, and about desks. French, whole sentences, nothing personal. Pure.
struct AccessWords {
    /// The options that every verb with --server takes, as its help lists them.
    static QString optionsHelp();
    static QString loginWanted();
    static QString passwordAsked(const QString& login);
    static QString deskCodeAsked();
    static QString credentialNotKept();
    static QString serverWanted();
    /// Why a question to the server was not answered as wished: what happened, what to do; nothing was changed.
    static QString failed(const Error& error);

    static QString desksListSummary();
    static QString desksListHelp();
    static QString desksLostSummary();
    static QString desksLostHelp();
    static QString desksFoundSummary();
    static QString desksFoundHelp();
    static QString oneDeskWanted();
    static QString deskLine(const QString& id, const QString& name, const QString& enrolled, const QString& lost);
    static QString deskLost(std::int64_t contacts);
    static QString deskFound();
};

} // namespace relais
