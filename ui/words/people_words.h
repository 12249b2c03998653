#pragma once

#include "core/accounts/role.h"
#include "core/calls/call_report.h"
#include "core/people/exam.h"
#include "core/people/mark.h"
#include "core/people/person_slice.h"

#include <QString>

namespace relais {

/// "Marguerite ROUSSEAU": the family name alone is in capitals.
QString displayName(const PersonIdentity& identity);
/// "Rousseau M."
QString shortName(const PersonIdentity& identity);
/// "62 ans"; empty when the birth date is not known.
QString ageWords(QDate birthDate, QDate today);
/// "née le 14 mars 1964"
QString bornWords(const PersonIdentity& identity);
QString bornWords(QDate birthDate, Sex sex);
/// "06 39 98 12 34"; numbers of other plans stay as "+32 2 …" in groups of two.
QString phoneWords(const PhoneNumber& number);
QString words(ContactPointKind kind);         ///< "Mobile", "Fixe"
QString words(Role role);                     ///< "ICS", "agent administratif"…
QString words(ExamKind kind);                 ///< "Fond d’œil"
QString examNoun(ExamKind kind);              ///< "le fond d’œil", within a sentence
QString words(ExamSource source, Sex sex);    ///< "dit par elle", "données"
QString words(TobaccoStatus status, Sex sex); ///< "non-fumeuse"
QString words(GoalFamily family);             ///< "Mieux bouger"
QString words(GoalProgress progress);         ///< "en cours"
/// "pour le 31 décembre 2026"; of a day gone by "en retard, prévu pour le 12 octobre 2026".
QString goalTargetWords(QDate target, QDate today);
QString words(MarkKind kind); ///< "Désinscription"
/// What a mark does, in one sentence, said before it is confirmed.
QString consequence(MarkKind kind);

} // namespace relais
