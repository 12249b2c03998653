#pragma once

#include "core/base/result.h"
#include "core/calls/call_report.h"
#include "core/people/person_identity.h"

namespace relais {

/// How the centre is answered: by secure health messaging or by post. There is no field for an ordinary e-mail address, on purpose.
struct CentreContact {
    QString name;
    QStringList address;     ///< lines; at most three are printed
    QString secureMessaging; ///< address of the secure health messaging; empty: none
    bool operator==(const CentreContact&) const = default;
};

/// All that the sheet for the treating physician may be made of. The adviser's note is not in it; the report's free text is, and is left out
/// unless `sendFreeText` says that it was written for the physician.
struct PhysicianSheetInput {
    PersonIdentity person;
    bool sharesWithPhysician = false; ///< her consent to share
    QString physician;
    QString programme;  ///< title of the pathway
    QString themeAsked; ///< what the physician asked for, in words; empty: nothing
    int call = 1;       ///< from 1
    int calls = 6;      ///< 0: the calls of this pathway are not counted
    QDate calledOn;
    CallReport report;
    QStringList themes;   ///< titles of report.themes
    QStringList booklets; ///< titles of report.booklets
    bool sendFreeText = false;
    std::vector<Exam> exams; ///< what the file knows; a declared one of the report is added
    std::optional<bool> careGap;
    std::optional<QDate> nextFrom; ///< window of the next call, days of the person's place
    std::optional<QDate> nextUntil;
    CentreContact centre;
};

/// The same, cut to what fits one page and two minutes of reading. Every text is one line without control signs.
struct PhysicianSheet {
    PersonIdentity person;
    QString physician;
    QString programme;
    QString themeAsked;
    int call = 1;
    int calls = 6;
    QDate calledOn;
    QStringList themes;
    std::vector<Exam> exams; ///< one a kind: the latest date, in the order of ExamKind
    std::optional<TobaccoStatus> tobacco;
    bool treatmentDifficulty = false;
    std::vector<Goal> goals;
    QStringList booklets;
    QString promised;
    QString freeText;
    std::optional<bool> careGap;
    std::optional<QDate> nextFrom;
    std::optional<QDate> nextUntil;
    CentreContact centre;
    bool shortened = false; ///< something was cut or left out: the sheet says to see the file
};

/// Fails with NotPermitted, detail "consent_to_share", when the person has not agreed to it; with ReportMissing when there is no theme;
/// with InvalidInput naming the field when the person, the physician or the day is missing. Pure, any thread.
/// Source: domain reference §3, feedback to the physician, one page, readable in two minutes.
Result<PhysicianSheet> physicianSheet(const PhysicianSheetInput& input);

} // namespace relais
