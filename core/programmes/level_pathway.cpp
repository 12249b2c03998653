#include "core/programmes/level_pathway.h"

#include <algorithm>

namespace relais {

namespace {

/// The same without the level: an attribute cannot be taken out, a value of another type is one that nobody knows.
Attributes withoutLevel(Attributes attributes)
{
    attributes.set(QStringLiteral("risk_level"), false);
    return attributes;
}

bool takes(const Protocol& protocol, const Attributes& attributes, QDate day)
{
    return judge(protocol.eligibility, attributes, day) == Truth::Yes
        && (!protocol.exclusion || judge(*protocol.exclusion, attributes, day) != Truth::Yes);
}

ConditionGaps against(const Protocol& protocol, const Attributes& attributes, QDate day)
{
    ConditionGaps gaps = gapsOf(protocol.eligibility, attributes, day);
    if (protocol.exclusion && judge(*protocol.exclusion, attributes, day) == Truth::Yes) {
        gaps.failed.append(protocol.exclusion->code.isEmpty() ? protocol.exclusion->attribute : protocol.exclusion->code);
    }
    return gaps;
}

void keepCommon(QStringList& codes, const QStringList& others)
{
    codes.removeIf([&](const QString& code) { return !others.contains(code); });
}

} // namespace

PathwayChoice pathwayForLevel(const ProgrammeBook& book, QStringView programme, const Attributes& attributes, QDate day)
{
    std::vector<const Protocol*> open;
    for (const Protocol& one : book.protocols()) {
        if (one.programme == programme && book.joinedOn(one.pathway, day) == &one) {
            open.push_back(&one);
        }
    }
    const Attributes levelless = withoutLevel(attributes);
    for (const Attributes* asked : {&levelless, &attributes}) {
        const auto at = std::find_if(open.begin(), open.end(), [&](const Protocol* one) { return takes(*one, *asked, day); });
        if (at != open.end()) {
            return {*at, {}, {}};
        }
    }
    PathwayChoice choice;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const ConditionGaps gaps = against(*open[i], attributes, day);
        if (i == 0) {
            choice.failed = gaps.failed;
            choice.unknown = gaps.unknown;
        } else {
            keepCommon(choice.failed, gaps.failed);
            keepCommon(choice.unknown, gaps.unknown);
        }
    }
    return choice;
}

} // namespace relais
