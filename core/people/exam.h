#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace relais {

enum class ExamKind { EyeFundus, Renal, Dental };
enum class ExamSource { Data, DeclaredByPerson };

QString codeOf(ExamKind kind); ///< "eye_fundus", "renal", "dental"
std::optional<ExamKind> examKindFromCode(QStringView code);
QString codeOf(ExamSource source); ///< "data", "declared"
std::optional<ExamSource> examSourceFromCode(QStringView code);

/// The last exam of a kind that is known, and who says so. No date: none known.
struct Exam {
    ExamKind kind = ExamKind::EyeFundus;
    std::optional<QDate> date;
    ExamSource source = ExamSource::Data;
    std::optional<QDate> saidOn; ///< when it was declared, or the date of the data
    bool operator==(const Exam&) const = default;
};

} // namespace relais
