#include "ui/words/condition_words.h"

#include "ui/words/people_words.h"
#include "ui/words/programme_words.h"
#include "ui/words/protocol_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>

namespace relais {
namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("programmes", text));
}

constexpr std::array<std::pair<const char*, const char*>, 3> riskLevels{
    {{"low", "faible"}, {"moderate", "modéré"}, {"high", "élevé"}}};

/// Every code that a condition names for an attribute.
template <typename Add>
void gather(const Condition& condition, const QString& attribute, const Add& add)
{
    if (condition.kind == Condition::Kind::OneOf && condition.attribute == attribute) {
        for (const QString& code : condition.codes) {
            add(code);
        }
    }
    for (const Condition& part : condition.parts) {
        gather(part, attribute, add);
    }
}

QStringList titlesOf(const Condition& condition, const Protocol& protocol, const ProgrammeBook& book)
{
    const auto known = ConditionWords::codes(condition.attribute, protocol, book);
    QStringList titles;
    for (const QString& code : condition.codes) {
        const auto at = std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.code == code; });
        titles.append(at != known.end() ? at->title : code);
    }
    return titles;
}

/// "cette année", "l'année dernière", "il y a 2 ans", or the year itself.
QString yearWords(int year)
{
    return year == 0 ? tr("cette année")
        : year == -1 ? tr("l'année dernière")
        : year < 0   ? tr("il y a %1 ans").arg(-year)
                     : tr("en %1").arg(year);
}

QString careGap(const CareGapRule& rule)
{
    QStringList gaps;
    for (const ExamGap& gap : rule.gaps) {
        QStringList exams;
        for (const ExamKind exam : gap.exams) {
            exams.append(examNoun(exam));
        }
        std::vector<int> newestFirst = gap.years;
        std::sort(newestFirst.begin(), newestFirst.end(), std::greater<>());
        QStringList years;
        for (const int year : newestFirst) {
            years.append(yearWords(year));
        }
        if (!newestFirst.empty() && newestFirst.front() != 0) {
            years.append(tr("depuis")); // what was done after the list counts too
        }
        gaps.append(tr("sans %1, %2").arg(exams.join(tr(" ni ")), years.join(tr(" ni "))));
    }
    return tr("écart aux soins (%1)").arg(gaps.join(rule.combine == CareGapRule::Combine::All ? tr(" ; et ") : tr(" ; ou ")));
}

} // namespace

QString ConditionWords::sentence(const Condition& condition, const Protocol& protocol, const ProgrammeBook& book)
{
    const QString name = ProtocolWords::attribute(condition.attribute, protocol);
    switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any: {
        QStringList parts;
        for (const Condition& part : condition.parts) {
            const QString text = ConditionWords::sentence(part, protocol, book);
            parts.append(part.parts.size() > 1 ? u'(' + text + u')' : text);
        }
        return parts.join(condition.kind == Condition::Kind::All ? tr(" ; et ") : tr(" ; ou "));
    }
    case Condition::Kind::Not:
        return condition.parts.empty() ? QString()
                                       : tr("sauf si %1").arg(ConditionWords::sentence(condition.parts[0], protocol, book));
    case Condition::Kind::Is: return condition.flag ? tr("%1 : oui").arg(name) : tr("%1 : non").arg(name);
    case Condition::Kind::AtLeast: return tr("%1 : au moins %2").arg(name).arg(condition.bound);
    case Condition::Kind::Below: return tr("%1 : moins de %2").arg(name).arg(condition.bound);
    case Condition::Kind::OneOf: return tr("%1 : %2").arg(name, titlesOf(condition, protocol, book).join(tr(" ou ")));
    case Condition::Kind::Known: return tr("%1 : connu").arg(name);
    case Condition::Kind::CareGap: return careGap(condition.gap);
    }
    return {};
}

std::vector<ConditionWords::Code> ConditionWords::codes(
    const QString& attribute, const Protocol& protocol, const ProgrammeBook& book)
{
    std::vector<Code> all;
    for (const FormField& field : protocol.form) {
        if (field.code == attribute) {
            all.reserve(static_cast<std::size_t>(field.choices.size()));
            for (qsizetype at = 0; at < field.choices.size(); ++at) {
                all.push_back({field.choices[at], field.choiceTitles.value(at, field.choices[at])});
            }
            return all;
        }
    }
    if (attribute == QLatin1String("risk_level")) {
        all.reserve(riskLevels.size());
        for (const auto& [code, title] : riskLevels) {
            all.push_back({QString::fromLatin1(code), tr(title)});
        }
        return all;
    }
    const auto add = [&](const QString& code) {
        const bool there = std::any_of(all.begin(), all.end(), [&](const Code& one) { return one.code == code; });
        if (!there) {
            all.push_back({code, attribute == QLatin1String("completed_pathways") ? ProtocolWords::pathway(code, book) : code});
        }
    };
    gather(protocol.eligibility, attribute, add);
    if (protocol.exclusion) {
        gather(*protocol.exclusion, attribute, add);
    }
    for (const ProtocolStep& step : protocol.steps) {
        if (step.when) {
            gather(*step.when, attribute, add);
        }
        if (step.choice && step.choice->attribute == attribute) {
            all.reserve(all.size() + step.choice->offered.size());
            for (const StepChannel channel : step.choice->offered) {
                all.push_back({codeOf(channel), ProgrammeWords::channel(channel)});
            }
        }
    }
    return all;
}

} // namespace relais
