#include "core/programmes/attribute_list.h"

#include <algorithm>

namespace relais {

namespace {

ProgrammeAttribute attributeOf(PeopleRowJudge& row, const ProgrammeBook& book)
{
    ProgrammeAttribute attribute;
    const auto named = row.named();
    attribute.id = named.id;
    attribute.person = named.person;
    attribute.nir = named.nir;
    attribute.pathway = row.text("pathway");
    attribute.said.name = row.text("attribute");
    const bool isPathway = std::any_of(
        book.protocols().begin(), book.protocols().end(), [&](const Protocol& one) { return one.pathway == attribute.pathway; });
    const auto fields = book.fieldsOfProgramme(attribute.pathway, attribute.said.name);
    std::optional<AttributeValue> value;
    for (const FormField* field : fields) {
        value = value ? value : valueOfField(*field, row.text("value"));
    }
    if (!isPathway) {
        row.blame("pathway");
    } else if (fields.empty()) {
        row.blame("attribute");
    } else if (!value) {
        row.blame("value");
    } else {
        attribute.said.value = *value;
    }
    return attribute;
}

} // namespace

AttributeList readAttributeList(const QByteArray& bytes, const ProgrammeBook& book, const std::function<FactId()>& makeId)
{
    const auto rows = peopleRows(bytes, u"attribute");
    if (!rows) {
        return {{}, {{1, QStringLiteral("file")}}};
    }
    PeopleRowJudge judge({QStringLiteral("pathway"), QStringLiteral("attribute"), QStringLiteral("value")}, makeId);
    AttributeList list;
    for (const PeopleRow& row : *rows) {
        ProgrammeAttribute attribute;
        if (judge.begin(row)) {
            attribute = attributeOf(judge, book);
        }
        if (judge.isSound()) {
            list.attributes.push_back({row.line, std::move(attribute)});
        }
    }
    list.faults = judge.faults();
    return list;
}

} // namespace relais
