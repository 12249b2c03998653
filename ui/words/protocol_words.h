#pragma once

#include "core/programmes/attributes.h"
#include "core/programmes/programme_book.h"

namespace relais {

/// What a pathway is made of, and its preview's fields, in French. Pure.
struct ProtocolWords {
    /// "PRADO · BPCO, version 2026-11, en cours, depuis le 1er janvier 2015"
    static QString version(const Protocol& protocol);
    static QString pathway(const QString& code, const ProgrammeBook& book); ///< "PRADO · BPCO"; an unknown one: its code
    static QString territory(const QString& code);
    static QString anchorField(const AnchorRef& anchor, const Protocol& protocol);
    static QString attribute(const QString& name, const Protocol& protocol);
    static QString note(const QString& code); ///< of a step that is no call: "honoured"
    static QString window(QDate first, QDate last);
    /// What was expected instead; without a type: a day.
    static QString wrong(std::optional<AttributeType> type);
    static QString noPathway();
    static QString anchorWanted();
    /// The same where there is but one: "Donnez d’abord la date de la naissance : …".
    static QString anchorWanted(const AnchorRef& anchor, const Protocol& protocol);
    static QString correctFirst();
    static QString effect(OutcomeEffect effect);
    /// "6 mois après la sortie : met fin, et ouvre Sophia · Insuffisance cardiaque avec un résumé"
    static QString exit(const ExitRule& rule, const Protocol& protocol, const ProgrammeBook& book);
    static QString entry(const QString& code);               ///< a way in: "ward_visit"
    static QString reportField(const QString& code);         ///< "themes"
    static QString trigger(const QString& code);             ///< with its article: "la fiche pour le médecin"
    static QString fieldType(const FormField& field);        ///< "choix entre I, II, III et IV"
    static QString statusAndDates(const Protocol& protocol); ///< "en cours, depuis le 1er mars 2008"
};

} // namespace relais
