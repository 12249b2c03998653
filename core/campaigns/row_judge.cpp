#include "core/campaigns/row_judge.h"

#include "core/campaigns/list_text.h"
#include "core/people/name_key.h"

#include <algorithm>

namespace relais {

namespace {

std::int32_t dayNumber(const CivilDate& date)
{
    return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// A non-negative whole number; anything else counts as 0, far too much as a lot.
unsigned countOf(std::string_view text)
{
    constexpr unsigned lot = 1'000'000;
    unsigned value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return 0;
        }
        value = std::min(lot, value * 10 + static_cast<unsigned>(c - '0'));
    }
    return value;
}

/// "1" is "01"; anything but one or two digits is no scheme.
int schemeOf(std::string_view text)
{
    if (text.empty() || text.size() > 2 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return -1;
    }
    return static_cast<int>(countOf(text));
}

/// At least one number of the list of 30: "0" or a dash is none.
bool hasCondition(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '1' && c <= '9'; });
}

Sex sexOf(std::string_view text)
{
    if (text == "F" || text == "f") {
        return Sex::Female;
    }
    return text == "M" || text == "m" ? Sex::Male : Sex::Unknown;
}

/// A list whose only column breaks into known ones at another separator.
bool usesOtherSeparator(const ListRow& header)
{
    std::vector<std::string_view> fields;
    std::string scratch;
    for (const char separator : {',', '\t', '|', ':'}) {
        splitRecord(header.raw, separator, fields);
        const auto known = std::count_if(fields.begin(), fields.end(),
            [&](std::string_view field) { return targetColumnFromHeader(fieldText(field, scratch)).has_value(); });
        if (known >= 2) {
            return true;
        }
    }
    return false;
}

} // namespace

QString codeOf(RejectReason reason)
{
    switch (reason) {
    case RejectReason::FieldCount: return QStringLiteral("field_count");
    case RejectReason::NirForm: return QStringLiteral("nir_form");
    case RejectReason::NirKey: return QStringLiteral("nir_key");
    case RejectReason::BirthDate: return QStringLiteral("birth_date");
    case RejectReason::BirthDateFuture: return QStringLiteral("birth_date_future");
    case RejectReason::MissingName: return QStringLiteral("missing_name");
    case RejectReason::NirConflict: return QStringLiteral("nir_conflict");
    }
    return {};
}

std::optional<TargetColumn> columnOf(RejectReason reason)
{
    switch (reason) {
    case RejectReason::FieldCount: return std::nullopt;
    case RejectReason::NirForm:
    case RejectReason::NirConflict: return TargetColumn::Nir;
    case RejectReason::NirKey: return TargetColumn::Key;
    case RejectReason::BirthDate:
    case RejectReason::BirthDateFuture: return TargetColumn::BirthDate;
    case RejectReason::MissingName: return TargetColumn::BirthName;
    }
    return std::nullopt;
}

tl::expected<RowJudge, ListProblem> RowJudge::fromHeader(
    const ListRow& header, TargetColumns needed, CivilDate referenceDate, std::size_t expectedRows)
{
    RowJudge judge(referenceDate, expectedRows);
    judge.m_position.fill(-1);
    judge.m_columnCount = header.fields.size();
    TargetColumns repeated;
    std::size_t known = 0;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const auto column = targetColumnFromHeader(header.fields[i]);
        if (!column) {
            ListNotice notice;
            notice.position = static_cast<int>(i + 1);
            notice.count = 1;
            notice.firstLine = header.line;
            judge.m_notices.push_back(notice);
            continue;
        }
        ++known;
        int& position = judge.m_position[static_cast<std::size_t>(*column)];
        if (position >= 0) {
            repeated.add(*column);
        }
        position = static_cast<int>(i);
    }
    if (known == 0 || (header.fields.size() == 1 && usesOtherSeparator(header))) {
        return tl::unexpected(
            ListProblem{usesOtherSeparator(header) ? ListProblemCode::OtherSeparator : ListProblemCode::NotAList, header.line});
    }
    if (!repeated.isEmpty()) {
        return tl::unexpected(ListProblem{ListProblemCode::RepeatedColumn, header.line, repeated});
    }
    TargetColumns missing;
    for (std::size_t i = 0; i < targetColumnCount; ++i) {
        const auto column = static_cast<TargetColumn>(i);
        if (needed.has(column) && judge.m_position[i] < 0) {
            missing.add(column);
        }
    }
    if (!missing.isEmpty()) {
        return tl::unexpected(ListProblem{ListProblemCode::MissingColumn, header.line, missing});
    }
    return judge;
}

std::optional<std::size_t> RowJudge::positionOf(TargetColumn column) const
{
    const int position = m_position[static_cast<std::size_t>(column)];
    return position < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(position));
}

std::vector<ListNotice> RowJudge::notices() const
{
    return m_notices;
}

std::string_view RowJudge::field(const ListRow& row, TargetColumn column) const
{
    const int position = m_position[static_cast<std::size_t>(column)];
    return position < 0 ? std::string_view() : row.fields[static_cast<std::size_t>(position)];
}

void RowJudge::notice(ListNotice::Kind kind, std::optional<TargetColumn> column, std::int64_t line)
{
    const auto same = std::find_if(m_notices.begin(), m_notices.end(),
        [&](const ListNotice& notice) { return notice.kind == kind && notice.column == column; });
    if (same != m_notices.end()) {
        ++same->count;
        return;
    }
    ListNotice fresh;
    fresh.kind = kind;
    fresh.column = column;
    fresh.count = 1;
    fresh.firstLine = line;
    m_notices.push_back(fresh);
}

bool RowJudge::yes(const ListRow& row, TargetColumn column)
{
    const std::string_view text = field(row, column);
    if (text == "O" || text == "o") {
        return true;
    }
    if (text != "N" && text != "n" && m_position[static_cast<std::size_t>(column)] >= 0) {
        notice(ListNotice::Kind::NotYesNo, column, row.line);
    }
    return false;
}

void RowJudge::readCriteria(const ListRow& row, TargetRow& target)
{
    TargetPerson& person = target.criteria;
    person.scheme = schemeOf(field(row, TargetColumn::Scheme));
    target.longTermConditions = field(row, TargetColumn::LongTermConditions);
    person.longTermCondition = hasCondition(target.longTermConditions);
    target.treatingDoctor = field(row, TargetColumn::TreatingDoctor);
    person.treatingDoctor = !target.treatingDoctor.empty();
    person.deliveries = countOf(field(row, TargetColumn::Deliveries));
    person.letters = countOf(field(row, TargetColumn::Letters));
    person.enrolled = yes(row, TargetColumn::Enrolled);
    person.refused = yes(row, TargetColumn::Refused);
    const std::string_view death = field(row, TargetColumn::DeathDate);
    person.deceased = !death.empty();
    target.deathDate = civilDateFromFrench(death);
    const auto exam = [&](ExamKind kind, TargetColumn column) {
        person.lastExam[static_cast<std::size_t>(kind)] = civilDateFromFrench(field(row, column));
    };
    exam(ExamKind::Dental, TargetColumn::DentalCheck);
    exam(ExamKind::Renal, TargetColumn::RenalCheck);
    exam(ExamKind::EyeFundus, TargetColumn::EyeFundus);
}

RowVerdict RowJudge::judge(const ListRow& row, TargetRow& target)
{
    if (row.fields.size() != m_columnCount) {
        return RowRejected{RejectReason::FieldCount};
    }
    const auto nir = Nir::fromText(field(row, TargetColumn::Nir));
    if (!nir) {
        return RowRejected{RejectReason::NirForm};
    }
    if (!nir->hasKey(field(row, TargetColumn::Key))) {
        return RowRejected{RejectReason::NirKey};
    }
    const auto birthDate = civilDateFromFrench(field(row, TargetColumn::BirthDate));
    if (!birthDate) {
        return RowRejected{RejectReason::BirthDate};
    }
    if (*birthDate > m_referenceDate) {
        return RowRejected{RejectReason::BirthDateFuture};
    }
    target.birthName = field(row, TargetColumn::BirthName);
    target.usedName = field(row, TargetColumn::UsedName);
    if (target.birthName.empty() && target.usedName.empty()) {
        return RowRejected{RejectReason::MissingName};
    }
    const SeenNir now{nir->packed(), nameKeyHash(target.birthName), dayNumber(*birthDate), static_cast<std::uint32_t>(row.line)};
    if (const SeenNir* earlier = m_seen.findOrAdd(now)) {
        const bool otherName = earlier->nameHash != 0 && now.nameHash != 0 && earlier->nameHash != now.nameHash;
        if (earlier->birthDay != now.birthDay || otherName) {
            return RowRejected{RejectReason::NirConflict, earlier->line};
        }
        return RowDuplicate{earlier->line};
    }
    if (!nir->hasCivilMonth()) {
        notice(ListNotice::Kind::StrangeBirthMonth, TargetColumn::Nir, row.line);
    }
    target.line = row.line;
    target.nir = *nir;
    target.criteria.birthDate = *birthDate;
    target.firstName = field(row, TargetColumn::FirstName);
    target.sex = sexOf(field(row, TargetColumn::Sex));
    target.landline = phoneBytesFromFrench(field(row, TargetColumn::Landline));
    target.mobile = phoneBytesFromFrench(field(row, TargetColumn::Mobile));
    target.email = field(row, TargetColumn::Email);
    target.address = field(row, TargetColumn::Address);
    target.postalCode = field(row, TargetColumn::PostalCode);
    target.town = field(row, TargetColumn::Town);
    readCriteria(row, target);
    return {};
}

} // namespace relais
