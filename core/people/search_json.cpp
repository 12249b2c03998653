#include "core/people/search_json.h"

#include "core/base/json_writer.h"
#include "core/people/person_json.h"

namespace relais {

QJsonObject toJson(const PersonSearch& search)
{
    return JsonWriter().text("text", search.text).done();
}

Result<PersonSearch> personSearchFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    PersonSearch search{in.text("text", 120)};
    if (in.ok() && search.text.trimmed().size() < 2) {
        in.fail("text", "too short");
    }
    return in.result(std::move(search));
}

QJsonObject toJson(const std::vector<PersonFound>& found)
{
    return JsonWriter()
        .list("items", found,
            [](const PersonFound& person) {
                return JsonWriter()
                    .id("id", person.id)
                    .text("display_name", person.displayName)
                    .date("birth_date", person.birthDate)
                    .text("town", person.town)
                    .text("hint", person.hint)
                    .text("sex", codeOf(person.sex))
                    .done();
            })
        .done();
}

Result<std::vector<PersonFound>> peopleFoundFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto found = in.list("items", 50, [](JsonReader& item) {
        PersonFound person;
        person.id = item.id<PersonId>("id");
        person.displayName = item.text("display_name", 250);
        person.birthDate = item.optionalDate("birth_date").value_or(QDate());
        person.town = item.optionalText("town", 120);
        person.hint = item.optionalCodeText("hint");
        person.sex = item.optionalCode("sex", sexFromCode).value_or(Sex::Unknown);
        return person;
    });
    return in.result(std::move(found));
}

} // namespace relais
