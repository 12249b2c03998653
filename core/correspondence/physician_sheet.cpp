#include "core/correspondence/physician_sheet.h"

#include <algorithm>

namespace relais {

namespace {

/// How much of each text there is room for. Words bound the reading, signs bound the lines.
struct Room {
    int signs;
    int words;
};
constexpr Room nameRoom{30, 3};
constexpr Room programmeRoom{60, 8};
constexpr Room titleRoom{44, 5};
constexpr Room themeRoom{30, 3};
constexpr Room goalRoom{70, 8};
constexpr Room promiseRoom{80, 10};
constexpr Room freeTextRoom{130, 17};
constexpr Room addressRoom{36, 4};

class Shortener {
public:
    bool shortened = false;

    QString cut(const QString& text, Room room)
    {
        QStringList kept;
        int words = 0;
        bool less = false;
        for (const QString& part : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
            // A colon that stands alone is nothing to read.
            words += std::any_of(part.begin(), part.end(), [](QChar sign) { return sign.isLetterOrNumber(); }) ? 1 : 0;
            less = room.words < words;
            if (less) {
                break;
            }
            kept.append(part);
        }
        QString out = kept.join(u' ');
        if (room.signs < out.size()) {
            out.truncate(room.signs);
            if (out.back().isHighSurrogate()) {
                out.chop(1);
            }
            less = true;
        }
        if (less) {
            shortened = true;
            out = out.trimmed() + QChar(0x2026);
        }
        return out;
    }

    QStringList cut(const QStringList& texts, qsizetype most, Room room)
    {
        QStringList out;
        for (const QString& text : texts) {
            const QString one = cut(text, room);
            if (one.isEmpty() || out.contains(one)) {
                continue;
            }
            if (out.size() == most) {
                shortened = true;
                break;
            }
            out.append(one);
        }
        return out;
    }
};

std::vector<Exam> latestOf(const PhysicianSheetInput& input)
{
    std::vector<Exam> all = input.exams;
    all.insert(all.end(), input.report.exams.begin(), input.report.exams.end());
    std::vector<Exam> latest;
    for (const ExamKind kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
        const Exam* best = nullptr;
        for (const Exam& exam : all) {
            // Of one day, the data are the better witness.
            const bool better = !best || best->date < exam.date || (best->date == exam.date && exam.source == ExamSource::Data);
            best = exam.kind == kind && better ? &exam : best;
        }
        if (best) {
            latest.push_back(*best);
        }
    }
    return latest;
}

} // namespace

Result<PhysicianSheet> physicianSheet(const PhysicianSheetInput& input)
{
    if (!input.sharesWithPhysician) {
        return failure(ErrorCode::NotPermitted, QStringLiteral("consent_to_share"));
    }
    if (!input.report.isComplete()) {
        return failure(ErrorCode::ReportMissing);
    }
    const char* const missing = input.person.familyName().simplified().isEmpty() ? "person"
        : input.physician.simplified().isEmpty()                                 ? "physician"
        : !input.calledOn.isValid()                                              ? "called_on"
        : input.calls != 0 && (input.call < 1 || input.calls < input.call)       ? "call"
                                                                                 : nullptr;
    if (missing) {
        return failure(ErrorCode::InvalidInput, QString::fromLatin1(missing));
    }
    Shortener shortener;
    PhysicianSheet sheet;
    sheet.person = input.person;
    sheet.person.firstName = shortener.cut(input.person.firstName, nameRoom);
    sheet.person.birthName = shortener.cut(input.person.birthName, nameRoom);
    sheet.person.usedName = shortener.cut(input.person.usedName, nameRoom);
    sheet.physician = shortener.cut(input.physician, nameRoom);
    sheet.programme = shortener.cut(input.programme, programmeRoom);
    sheet.themeAsked = shortener.cut(input.themeAsked, titleRoom);
    sheet.call = input.call;
    sheet.calls = input.calls;
    sheet.calledOn = input.calledOn;
    sheet.themes = shortener.cut(input.themes, 3, themeRoom);
    sheet.exams = latestOf(input);
    sheet.tobacco = input.report.tobacco;
    sheet.treatmentDifficulty = input.report.treatmentDifficulty;
    for (const Goal& goal : input.report.goals) {
        if (sheet.goals.size() == 3) {
            shortener.shortened = true;
            break;
        }
        sheet.goals.push_back({goal.family, shortener.cut(goal.wording, goalRoom), goal.progress});
    }
    sheet.booklets = shortener.cut(input.booklets, 2, themeRoom);
    sheet.promised = shortener.cut(input.report.promised, promiseRoom);
    sheet.freeText = input.sendFreeText ? shortener.cut(input.report.freeText, freeTextRoom) : QString();
    sheet.careGap = input.careGap;
    sheet.nextFrom = input.nextFrom;
    sheet.nextUntil = input.nextUntil;
    sheet.centre.name = shortener.cut(input.centre.name, titleRoom);
    sheet.centre.address = shortener.cut(input.centre.address, 3, addressRoom);
    // An address is whole or it is not there: half of one reaches somebody else.
    const QString address = input.centre.secureMessaging.simplified();
    sheet.centre.secureMessaging = address.size() <= 80 && !address.contains(u' ') ? address : QString();
    sheet.shortened = shortener.shortened;
    return sheet;
}

} // namespace relais
