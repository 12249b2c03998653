#include "core/people/person_json.h"

#include "core/base/code_table.h"
#include "core/base/json_writer.h"
#include "core/calls/report_json.h"

#include <limits>

namespace relais {

namespace {

constexpr CodeTable<Sex, 3> sexes{{{Sex::Unknown, u"unknown"}, {Sex::Female, u"female"}, {Sex::Male, u"male"}}};
constexpr CodeTable<ContactPointKind, 2> kinds{
    {{ContactPointKind::Landline, u"landline"}, {ContactPointKind::Mobile, u"mobile"}}};

std::optional<ContactPointKind> contactPointKindFromCode(QStringView code)
{
    return valueIn(kinds, code);
}

JsonText toJson(const ContactPoint& point)
{
    return JsonWriter()
        .text("number", point.number.e164)
        .text("kind", codeIn(kinds, point.kind))
        .boolean("usable", point.usable)
        .done();
}

ContactPoint readContactPoint(JsonReader& in)
{
    return ContactPoint{{in.e164("number")}, in.code("kind", contactPointKindFromCode), in.boolean("usable")};
}

JsonText toJson(const ContactRecord& record)
{
    JsonWriter out;
    out.id("attempt_id", record.attempt).instant("at", record.at).text("agent_name", record.agentName);
    out.boolean("inbound", record.inbound);
    if (record.outcome) {
        out.text("outcome", codeOf(*record.outcome));
    }
    return out.text("note", record.note)
        .object("report", record.report, [](const CallReport& report) { return relais::toJson(report); })
        .done();
}

ContactRecord readContactRecord(JsonReader& in)
{
    ContactRecord record;
    record.attempt = in.id<AttemptId>("attempt_id");
    record.at = in.instant("at");
    record.agentName = in.optionalText("agent_name", 120);
    record.inbound = in.boolean("inbound");
    record.outcome = in.optionalCode("outcome", outcomeFromCode);
    record.note = in.optionalText("note", 2000);
    record.report = in.optionalObject("report", readCallReport);
    return record;
}

JsonText toJson(const HealthView& health)
{
    JsonWriter out;
    out.list("exams", health.exams, [](const Exam& exam) { return relais::toJson(exam); })
        .boolean("care_gap", health.careGap)
        .codes("long_term_conditions", health.longTermConditions)
        .date("data_as_of", health.dataAsOf)
        .list("goals", health.goals, [](const Goal& goal) { return relais::toJson(goal); });
    if (health.tobacco) {
        out.text("tobacco", codeOf(*health.tobacco));
    }
    return out.done();
}

HealthView readHealthView(JsonReader& in)
{
    HealthView health;
    health.exams = in.list("exams", 12, readExam);
    health.careGap = in.boolean("care_gap");
    health.longTermConditions = in.codes("long_term_conditions", 32);
    health.dataAsOf = in.optionalDate("data_as_of");
    health.goals = in.list("goals", 50, readGoal);
    health.tobacco = in.optionalCode("tobacco", tobaccoStatusFromCode);
    return health;
}

} // namespace

QString codeOf(Sex sex)
{
    return codeIn(sexes, sex);
}

std::optional<Sex> sexFromCode(QStringView code)
{
    return valueIn(sexes, code);
}

JsonText toJson(const PersonIdentity& identity)
{
    return JsonWriter()
        .text("birth_name", identity.birthName)
        .text("used_name", identity.usedName)
        .text("first_name", identity.firstName)
        .date("birth_date", identity.birthDate)
        .text("sex", codeOf(identity.sex))
        .done();
}

PersonIdentity readPersonIdentity(JsonReader& in)
{
    PersonIdentity identity;
    identity.birthName = in.optionalText("birth_name", 120);
    identity.usedName = in.optionalText("used_name", 120);
    identity.firstName = in.optionalText("first_name", 120);
    identity.birthDate = in.optionalDate("birth_date").value_or(QDate());
    identity.sex = in.code("sex", sexFromCode);
    return identity;
}

JsonText toJson(const PersonSlice& person)
{
    return JsonWriter()
        .id("id", person.id)
        .integer("version", person.version)
        .object("identity", toJson(person.identity))
        .list("contact_points", person.contactPoints, [](const ContactPoint& point) { return toJson(point); })
        .text("address_line", person.addressLine)
        .text("postal_code", person.postalCode)
        .text("town", person.town)
        .text("territory", person.territory)
        .text("masked_nir", person.maskedNir)
        .date("member_since", person.memberSince)
        .boolean("treating_physician_declared", person.treatingPhysicianDeclared)
        .text("treating_physician_name", person.treatingPhysicianName)
        .boolean("shares_with_physician", person.sharesWithPhysician)
        .text("preferred_time", person.preferredTime)
        .list("pinned", person.pinned, [](const PinnedNotice& notice) { return JsonWriter().text("text", notice.text).done(); })
        .list("history", person.history, [](const ContactRecord& record) { return toJson(record); })
        .text("notice_version_read", person.noticeVersionRead)
        .list("consents", person.consents, [](const ConsentStanding& one) { return relais::toJson(one); })
        .boolean("withdrawn", person.withdrawn)
        .boolean("objected", person.objected)
        .boolean("deceased", person.deceased)
        .object("health", person.health, [](const HealthView& health) { return toJson(health); })
        .done();
}

PersonSlice readPersonSlice(JsonReader& in)
{
    PersonSlice person;
    person.id = in.id<PersonId>("id");
    person.version = in.integer("version", 0, std::numeric_limits<std::int64_t>::max());
    person.identity = in.object("identity", readPersonIdentity);
    person.contactPoints = in.list("contact_points", 32, readContactPoint);
    person.addressLine = in.optionalText("address_line", 400);
    person.postalCode = in.optionalText("postal_code", 16);
    person.town = in.optionalText("town", 120);
    person.territory = in.optionalCodeText("territory");
    person.maskedNir = in.optionalText("masked_nir", 40);
    person.memberSince = in.optionalDate("member_since");
    person.treatingPhysicianDeclared = in.boolean("treating_physician_declared");
    person.treatingPhysicianName = in.optionalText("treating_physician_name", 160);
    person.sharesWithPhysician = in.boolean("shares_with_physician");
    person.preferredTime = in.optionalText("preferred_time", 120);
    person.pinned = in.list("pinned", 20, [](JsonReader& notice) { return PinnedNotice{notice.text("text", 200)}; });
    person.history = in.list("history", 200, readContactRecord);
    person.noticeVersionRead = in.optionalText("notice_version_read", 32);
    person.consents = in.list("consents", 64, readConsentStanding);
    person.withdrawn = in.boolean("withdrawn");
    person.objected = in.boolean("objected");
    person.deceased = in.boolean("deceased");
    person.health = in.optionalObject("health", readHealthView);
    return person;
}

Result<PersonSlice> personSliceFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto person = readPersonSlice(in);
    return in.result(std::move(person));
}

} // namespace relais
