#include "core/programmes/programme_attribute.h"

#include "core/base/json_reader.h"
#include "core/base/json_writer.h"
#include "core/programmes/pathway_fact_json.h"

namespace relais {

Result<ProgrammeAttribute> programmeAttributeFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    ProgrammeAttribute attribute;
    attribute.id = in.id<FactId>("id");
    attribute.person = in.optionalId<PersonId>("person_id");
    const QString nir = in.optionalText("nir", 32);
    attribute.nir = Nir::fromText(QStringView(nir));
    attribute.pathway = in.codeText("pathway");
    attribute.said = in.object("said", readAttributeSaid);
    if (in.ok() && attribute.id.isNull()) {
        in.fail("id", "an id of its own");
    }
    if (in.ok() && (!nir.isEmpty()) != attribute.nir.has_value()) {
        in.fail("nir", "13 characters of a social security number");
    }
    if (in.ok() && attribute.person.has_value() == attribute.nir.has_value()) {
        in.fail("person_id", "this or nir, one of the two");
    }
    return in.result(std::move(attribute));
}

QJsonObject toJson(const ProgrammeAttribute& attribute)
{
    return JsonWriter()
        .id("id", attribute.id)
        .id("person_id", attribute.person)
        .text("nir", attribute.nir ? attribute.nir->text() : QString())
        .text("pathway", attribute.pathway)
        .object("said", toJson(attribute.said))
        .done();
}

bool isValueOf(const FormField& field, const AttributeValue& value)
{
    switch (field.type) {
    case FormField::Type::Flag: return std::holds_alternative<bool>(value);
    case FormField::Type::Number: return std::holds_alternative<int>(value);
    case FormField::Type::Day: return std::holds_alternative<QDate>(value);
    case FormField::Type::Choice: {
        const auto* code = std::get_if<QString>(&value);
        return code && field.choices.contains(*code);
    }
    case FormField::Type::Text:
    case FormField::Type::Moment: break;
    }
    return false;
}

std::optional<AttributeValue> valueOfField(const FormField& field, const QString& text)
{
    switch (field.type) {
    case FormField::Type::Flag:
        return text == QLatin1String("true") || text == QLatin1String("false")
            ? std::optional<AttributeValue>(text == QLatin1String("true"))
            : std::nullopt;
    case FormField::Type::Number: {
        bool good = false;
        const int count = text.toInt(&good);
        return good && count >= 0 && count <= highestAttributeCount ? std::optional<AttributeValue>(count) : std::nullopt;
    }
    case FormField::Type::Day: {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        return day.isValid() && day.toString(Qt::ISODate) == text ? std::optional<AttributeValue>(day) : std::nullopt;
    }
    case FormField::Type::Choice: return field.choices.contains(text) ? std::optional<AttributeValue>(text) : std::nullopt;
    case FormField::Type::Text:
    case FormField::Type::Moment: break;
    }
    return std::nullopt;
}

} // namespace relais
