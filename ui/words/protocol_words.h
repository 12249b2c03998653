#pragma once

#include "core/programmes/attributes.h"
#include "core/programmes/protocol.h"

namespace relais {

/// What a pathway is made of, and its preview's fields, in French. Pure.
struct ProtocolWords {
    /// "PRADO · BPCO, version 2026-11, en cours, depuis le 1er janvier 2015"
    static QString version(const Protocol& protocol);
    static QString territory(const QString& code);
    static QString anchorField(const AnchorRef& anchor, const Protocol& protocol);
    static QString attribute(const QString& name, const Protocol& protocol);
    static QString note(const QString& code); ///< of a step that is no call: "honoured"
    static QString window(QDate first, QDate last);
    /// What was expected instead; without a type: a day.
    static QString wrong(std::optional<AttributeType> type);
    static QString noPathway();
    static QString anchorWanted();
    static QString correctFirst();
    /// One sentence of a condition: "âge : au moins 18 ; et membre : non".
    static QString condition(const Condition& condition, const Protocol& protocol);
    static QString effect(OutcomeEffect effect);
    static QString exit(const ExitRule& rule, const Protocol& protocol);
};

} // namespace relais
