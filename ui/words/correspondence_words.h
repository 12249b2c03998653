#pragma once

#include "core/correspondence/document.h"
#include "core/correspondence/physician_sheet.h"
#include "core/people/person_identity.h"
#include "core/programmes/vaccination_record.h"

#include <QCoreApplication>

namespace relais {

/// The papers that leave a centre, in French. Whatever the input, each fits one page (ui/correspondence/document_paper.h). Pure.
struct CorrespondenceWords {
    Q_DECLARE_TR_FUNCTIONS(CorrespondenceWords)
public:
    /// The feedback to the treating physician; dated the day of the call.
    static Document physicianSheet(const PhysicianSheet& sheet);
    /// The record of vaccinations, for the person herself. Of a vaccine the three last doses are printed.
    static Document vaccinationRecord(const PersonIdentity& person, const std::vector<VaccinationRow>& rows,
        const QString& scheduleVersion, const CentreContact& centre, QDate today);
    /// Why no paper can be made, for the person at the desk: what happened, what is safe, what to do.
    static QString refusal(const Error& error);
    static QString saved(const Document& document, const QString& fileName);
    static QString saving();
    static QString printed(const Document& document);
    static QString printing();
    static QString nothingYet();
};

} // namespace relais
