#pragma once

#include "core/campaigns/read_target_list.h"

#include <QBuffer>

#include <string>
#include <utility>
#include <vector>

namespace relais::test {

/// Never stops, counts how often it was asked.
class PatientWatch final : public ListWatch {
public:
    bool goOn(std::int64_t, std::int64_t) override { return ++asked <= stopAfter; }
    int asked = 0;
    int stopAfter = 1'000'000'000;
};

/// Writes down what a list said, line by line.
class RecordingSink final : public TargetListSink {
public:
    Result<Done> accepted(const TargetRow& row, IneligibleReasons reasons) override
    {
        acceptedLines.push_back(row.line);
        ineligible.push_back(reasons.codes().join(u','));
        callable.push_back(row.callable());
        names.push_back(QString::fromUtf8(row.birthName.data(), static_cast<qsizetype>(row.birthName.size())));
        return Done{};
    }
    Result<Done> rejected(const ListRow& row, const RowRejected& rejected) override
    {
        rejects.push_back({row.line, codeOf(rejected.reason), rejected.ofLine});
        return Done{};
    }
    Result<Done> duplicate(std::int64_t line, const RowDuplicate& duplicate) override
    {
        duplicates.emplace_back(line, duplicate.ofLine);
        return Done{};
    }

    struct Reject {
        std::int64_t line;
        QString reason;
        std::int64_t ofLine;
        bool operator==(const Reject&) const = default;
    };
    std::vector<std::int64_t> acceptedLines;
    std::vector<QString> ineligible;
    std::vector<bool> callable;
    std::vector<QString> names;
    std::vector<Reject> rejects;
    std::vector<std::pair<std::int64_t, std::int64_t>> duplicates;
};

inline CivilDate day(int year, unsigned month, unsigned dayOfMonth)
{
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{dayOfMonth}};
}

/// A person who is eligible at 2026-11-02 and has a mobile; every column can be set otherwise.
class ListLine {
public:
    ListLine()
        : m_values{{"NIR", "2640975010103"}, {"CLE", "09"}, {"NOM_NAISSANCE", "Canari"}, {"NOM_USAGE", ""}, {"PRENOM", "Zoé"},
            {"DATE_NAISSANCE", "04/09/1964"}, {"SEXE", "F"}, {"TEL_FIXE", ""}, {"TEL_MOBILE", "06 39 98 77 77"}, {"COURRIEL", ""},
            {"ADRESSE", "1 rue de l'Essai"}, {"CODE_POSTAL", "44000"}, {"COMMUNE", "Nantes"}, {"REGIME", "01"}, {"ALD", "8"},
            {"MT_RPPS", "99700218896"}, {"NB_DELIVRANCES_12M", "6"}, {"DERNIER_BILAN_DENTAIRE", ""}, {"DERNIER_BILAN_RENAL", ""},
            {"DERNIER_FOND_OEIL", ""}, {"NB_COURRIERS", "3"}, {"DEJA_ADHERENT", "N"}, {"REFUS_ANTERIEUR", "N"},
            {"DATE_DECES", ""}}
    {}
    ListLine& set(const std::string& column, const std::string& value)
    {
        for (auto& [name, held] : m_values) {
            if (name == column) {
                held = value;
                return *this;
            }
        }
        m_values.emplace_back(column, value);
        return *this;
    }
    ListLine& drop(const std::string& column)
    {
        std::erase_if(m_values, [&](const auto& value) { return value.first == column; });
        return *this;
    }
    /// Another person for each number: NIR, key and birth date go together.
    ListLine& person(int number)
    {
        const std::string nir = "26409750" + std::to_string(10000 + number);
        const auto parsed = Nir::fromText(std::string_view(nir));
        const std::string key = std::to_string(parsed->key());
        return set("NIR", nir).set("CLE", key.size() == 1 ? "0" + key : key);
    }
    std::string header() const { return joined(true); }
    std::string row() const { return joined(false); }

private:
    std::string joined(bool names) const
    {
        std::string line;
        for (const auto& [name, value] : m_values) {
            line += (line.empty() && &name == &m_values.front().first ? "" : ";") + (names ? name : value);
        }
        return line;
    }
    std::vector<std::pair<std::string, std::string>> m_values;
};

struct Reading {
    tl::expected<ListReport, ListFailure> report;
    RecordingSink sink;
    ListProblem problem() const { return report ? ListProblem{} : std::get<ListProblem>(report.error()); }
};

inline Reading readList(const std::string& bytes, CivilDate at = day(2026, 11, 2))
{
    Reading reading;
    QByteArray content(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    PatientWatch watch;
    const auto criteria = TargetCriteria::shipped({QStringLiteral("diabete-ecart")}).value();
    reading.report = readTargetList(buffer, criteria, at, reading.sink, watch);
    return reading;
}

inline std::string listOf(const std::vector<ListLine>& lines, const std::string& end = "\r\n")
{
    std::string list = ListLine(lines.empty() ? ListLine() : lines.front()).header() + end;
    for (const ListLine& line : lines) {
        list += line.row() + end;
    }
    return list;
}

} // namespace relais::test
