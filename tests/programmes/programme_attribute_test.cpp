// What the programme sets of people (Envol+ of Vivoptim): by whoever brings it in for the programme, by nobody at a desk. People are invented.
#include "core/people/person_state.h"
#include "core/programmes/attribute_list.h"
#include "core/programmes/memberships.h"
#include "core/programmes/set_attribute.h"
#include "core/programmes/step_ledger.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>

using namespace relais;
using relais::test::TestCentre;
using namespace Qt::StringLiterals;

namespace {

const QString envol = u"vivoptim-envol"_s;

ProgrammeAttribute envolPlus(const PersonId& person, bool has, std::uint32_t nth)
{
    return {test::sampleId<FactId>(nth), person, {}, envol, {u"envol_plus"_s, has}};
}

Result<Done> bring(TestCentre& centre, const test::TestDesk& lead, const ProgrammeAttribute& attribute)
{
    // In a list, so that a refusal is an answer here and not a failure of the job.
    return centre
        .inUnit([&](CentralUnit& unit) {
            return std::vector{setAttribute(unit, centre.rules, {lead.agent.id, lead.id}, attribute, centre.clock.now())};
        })
        .front();
}

std::optional<AttributeValue> envolPlusOf(TestCentre& centre, const PersonId& person)
{
    const auto history = centre.inUnit([&](CentralUnit& unit) {
        const auto file = unit.people.find(person).value();
        return derivePerson(file, unit.facts.factsOf(person)).history;
    });
    const auto members = membershipsOf(*centre.rules.programmes, centre.rules.calendar, history, u"metropole"_s, centre.centre);
    for (const Membership& one : members) {
        if (one.protocol->pathway == envol) {
            const StepLedger ledger(*one.protocol, one.facts);
            const AttributeValue* known = ledger.attributes().find(u"envol_plus");
            return known ? std::optional(*known) : std::nullopt;
        }
    }
    return std::nullopt;
}

AttributeList listOf(const QByteArray& bytes)
{
    static const ProgrammeBook book = ProgrammeBook::shipped().value();
    std::uint32_t next = 700;
    return readAttributeList(bytes, book, [&next] { return test::sampleId<FactId>(next++); });
}

/// "3 value, 4 nir"
QString faults(const QByteArray& lines)
{
    QStringList told;
    for (const PeopleListFault& one : listOf("id;nir;person_id;pathway;attribute;value\n" + lines).faults) {
        told << QString::number(one.line) + u' ' + one.field;
    }
    return told.join(u", "_s);
}

} // namespace

TEST_CASE("Envol+ is set by the programme: a letter goes out with the device, and the newest word holds", "[programmes]")
{
    TestCentre centre(u"france"_s);
    const PersonId person = centre.addTarget();
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const auto lead = centre.addDesk(Role::CampaignLead);
    // It may come before she joins.
    const auto given = envolPlus(person, true, 81);
    REQUIRE(bring(centre, lead, given));
    CHECK_FALSE(envolPlusOf(centre, person));
    centre.clock.advance(std::chrono::minutes(1));
    centre.upload(nurse, {centre.fact(nurse, person, PathwaySaid{envol, PathwayJoined{u"2018-01"_s, u"campaign"_s, true}})});
    CHECK(envolPlusOf(centre, person) == AttributeValue(true));
    const auto steps = centre.inUnit([&](CentralUnit& unit) {
        QStringList codes;
        for (const auto& stored : unit.pathways.of(person)) {
            for (const auto& step : stored.steps) {
                codes << step.step;
            }
        }
        return std::vector{codes};
    });
    CHECK(steps.front().contains(u"device"_s));

    // The same again changes nothing, also later.
    centre.clock.advance(std::chrono::hours(1));
    const auto count = [&] { return centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person).size(); }); };
    const auto before = count();
    CHECK(bring(centre, lead, given));
    CHECK(count() == before);
    auto other = given;
    other.said.value = false;
    CHECK(bring(centre, lead, other).error().code == ErrorCode::Conflict);

    // The same list with other ids, or by a colleague: what stands is not said again.
    const auto officer = centre.addDesk(Role::MedicalOfficer);
    CHECK(bring(centre, officer, given));
    CHECK(bring(centre, lead, envolPlus(person, true, 85)));
    CHECK(count() == before);

    CHECK(bring(centre, lead, envolPlus(person, false, 82)));
    CHECK(envolPlusOf(centre, person) == AttributeValue(false));
    centre.clock.advance(std::chrono::minutes(1));
    CHECK(bring(centre, lead, envolPlus(person, true, 86)));
    CHECK(envolPlusOf(centre, person) == AttributeValue(true));

    // Of whoever objected nothing more is kept.
    centre.upload(nurse, {centre.fact(nurse, person, MarkSet{MarkKind::Objection, true, {}, u"person"_s})});
    CHECK(bring(centre, lead, envolPlus(person, false, 87)).error().code == ErrorCode::NotCallable);
}

TEST_CASE("who says a field is one answer in every version, and no other part's name can be taken", "[programmes]")
{
    const auto faultsWith = [](const char* file, const QByteArray& part, const QByteArray& by) {
        auto files = ProgrammeBook::shippedFiles();
        for (NamedFile& one : files) {
            if (one.name == QLatin1String(file)) {
                REQUIRE(one.bytes.contains(part));
                one.bytes.replace(part, by);
            }
        }
        QStringList codes;
        for (const ResourceFault& fault : ProgrammeBook::faultsOf(files)) {
            codes << QString::fromLatin1(fault.expectation.code);
        }
        return codes.join(u' ');
    };
    const QByteArray field = R"("type": "flag", "setBy": "programme"})";
    CHECK(faultsWith("vivoptim.json", field, field) == QString());
    for (const char* by : {R"("type": "text", "setBy": "programme"})",
             R"("type": "flag", "setBy": "programme", "required": true})", R"("type": "flag", "setBy": "nurse"})"}) {
        CHECK(faultsWith("vivoptim.json", field, by).contains(u"set_by_programme"));
    }
    const QByteArray cohort = R"({"code": "in_phone_cohort", "title": {"fr": "Dans la cohorte appelée"}, "type": "flag",)";
    CHECK(faultsWith("sophia.json", cohort, QByteArray(cohort) + R"( "setBy": "programme",)").contains(u"set_by_programme"));

    // An older version that has the field, and lets advisers say it.
    auto files = ProgrammeBook::shippedFiles();
    const auto file =
        std::find_if(files.begin(), files.end(), [](const NamedFile& one) { return one.name == "vivoptim.json"_L1; });
    REQUIRE(file != files.end());
    QJsonObject programme = QJsonDocument::fromJson(file->bytes).object();
    QJsonArray pathways = programme["pathways"_L1].toArray();
    for (QJsonValueRef one : pathways) {
        QJsonObject pathway = one.toObject();
        if (pathway["code"_L1] == envol && pathway["version"_L1] == u"2015-01"_s) {
            QJsonArray form = pathway["form"_L1].toArray();
            form.append(QJsonObject{
                {u"code"_s, u"envol_plus"_s}, {u"title"_s, QJsonObject{{u"fr"_s, u"Envol+"_s}}}, {u"type"_s, u"flag"_s}});
            pathway["form"_L1] = form;
            one = pathway;
        }
    }
    programme["pathways"_L1] = pathways;
    file->bytes = QJsonDocument(programme).toJson();
    const auto faults = ProgrammeBook::faultsOf(files);
    REQUIRE(faults.size() == 1);
    CHECK(std::string(faults.front().expectation.code) == "same_set_by");
}

TEST_CASE("no desk says what the programme sets, whatever its role", "[programmes][outbox]")
{
    TestCentre centre(u"france"_s);
    const PersonId person = centre.addTarget();
    for (const Role role : {Role::NurseAdviser, Role::OtherCoach, Role::CampaignLead, Role::MedicalOfficer}) {
        auto desk = centre.addDesk(role);
        const Fact fact = centre.fact(desk, person, PathwaySaid{envol, AttributeSaid{u"envol_plus"_s, true}});
        const auto answers = centre.inUnit([&](CentralUnit& unit) {
            return acceptFacts(unit, centre.rules, {centre.centre, desk.id}, {fact}, centre.clock.now());
        });
        CHECK(answers.front().code == "not_permitted"_L1);
    }
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const Fact theme = centre.fact(nurse, person, PathwaySaid{envol, AttributeSaid{u"theme"_s, u"stress"_s}});
    CHECK(centre.upload(nurse, {theme}).front().verdict == FactVerdict::Accepted);
}

TEST_CASE("what is brought in names a field that the programme sets and a value of it", "[programmes]")
{
    TestCentre centre(u"france"_s);
    const PersonId person = centre.addTarget();
    const auto lead = centre.addDesk(Role::CampaignLead);
    auto wrong = envolPlus(person, true, 83);
    wrong.said.value = 3;
    CHECK(bring(centre, lead, wrong).error().detail == u"said"_s);
    wrong = envolPlus(person, true, 83);
    wrong.said.name = u"theme"_s;
    CHECK(bring(centre, lead, wrong).error().detail == u"pathway"_s);
    wrong = envolPlus(person, true, 83);
    wrong.pathway = u"no-such-pathway"_s;
    CHECK(bring(centre, lead, wrong).error().code == ErrorCode::InvalidInput);
    CHECK(bring(centre, lead, envolPlus(test::sampleId<PersonId>(4711), true, 83)).error().code == ErrorCode::NotFound);
    CHECK(centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person).size(); }) == 0);
}

TEST_CASE("what the programme sets keeps what it says through JSON, and names one person", "[programmes]")
{
    auto attribute = envolPlus(test::sampleId<PersonId>(4), true, 84);
    CHECK(programmeAttributeFromJson(toJson(attribute)) == attribute);
    attribute.nir = Nir::fromText(u"2550814168025");
    CHECK_FALSE(programmeAttributeFromJson(toJson(attribute)));
    attribute.person.reset();
    CHECK(programmeAttributeFromJson(toJson(attribute)) == attribute);
    auto json = toJson(attribute);
    json["nir"_L1] = u"12"_s;
    CHECK_FALSE(programmeAttributeFromJson(json));
    json.remove("nir"_L1);
    CHECK_FALSE(programmeAttributeFromJson(json));
}

TEST_CASE("a list of what the programme sets is read line by line, and each fault is told with its field", "[programmes]")
{
    const auto list = listOf("nir;pathway;attribute;value\n2 55 08 14 168 025 38;vivoptim-envol;envol_plus;true\n");
    CHECK(list.faults.empty());
    REQUIRE(list.attributes.size() == 1);
    CHECK(list.attributes[0].line == 2);
    CHECK(list.attributes[0].attribute.nir == Nir::fromText(u"2550814168025"));
    CHECK(list.attributes[0].attribute.said == AttributeSaid{u"envol_plus"_s, true});

    const QByteArray who = ";2550814168025;;";
    CHECK(faults(who + "vivoptim-envol;envol_plus;false\n") == QString());
    CHECK(faults(who + "vivoptim-envol;envol_plus;oui\n") == u"2 value"_s);
    CHECK(faults(who + "vivoptim-envol;envol_plus;\n") == u"2 value"_s);
    CHECK(faults(who + "vivoptim-envol;theme;stress\n") == u"2 attribute"_s);
    CHECK(faults(who + "no-such;envol_plus;true\n") == u"2 pathway"_s);
    CHECK(faults(";;;vivoptim-envol;envol_plus;true\n") == u"2 person_id"_s);
    CHECK(faults(";1;;vivoptim-envol;envol_plus;true;more\n") == u"2 row"_s);
    CHECK(listOf("name;value\nx;y\n").faults == std::vector{PeopleListFault{1, u"file"_s}});
    const auto json = listOf(
        R"([{"nir": "2550814168025", "pathway": "vivoptim-envol", "attribute": "envol_plus", "value": "true", "colour": "x"}])");
    CHECK(json.faults == std::vector{PeopleListFault{1, u"other"_s}});
}

TEST_CASE("a value is read by the type of its field", "[programmes]")
{
    FormField field;
    const auto read = [&](FormField::Type type, const char* text) {
        field.type = type;
        const auto value = valueOfField(field, QString::fromLatin1(text));
        CHECK((!value || isValueOf(field, *value)));
        return value;
    };
    field.choices = {u"a"_s, u"b"_s};
    CHECK(read(FormField::Type::Flag, "true") == AttributeValue(true));
    CHECK_FALSE(read(FormField::Type::Flag, "1"));
    CHECK(read(FormField::Type::Number, "12") == AttributeValue(12));
    CHECK_FALSE(read(FormField::Type::Number, "-1"));
    CHECK_FALSE(read(FormField::Type::Number, "1000001"));
    CHECK(read(FormField::Type::Day, "2026-11-20") == AttributeValue(QDate(2026, 11, 20)));
    CHECK_FALSE(read(FormField::Type::Day, "20/11/2026"));
    CHECK(read(FormField::Type::Choice, "b") == AttributeValue(u"b"_s));
    CHECK_FALSE(read(FormField::Type::Choice, "c"));
    CHECK_FALSE(read(FormField::Type::Text, "a"));
    CHECK_FALSE(read(FormField::Type::Moment, "2026-11-20"));
    CHECK_FALSE(isValueOf(field, AttributeValue(true)));
}
