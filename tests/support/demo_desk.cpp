#include "tests/support/demo_desk.h"

#include "core/base/instant.h"

namespace relais::test {

DemoDesk::DemoDesk(RunningServer& run, const char* login) : m_client(run.client()), m_run(run)
{
    const auto enrolled = m_client.post("/api/v1/desks", {},
        {{QStringLiteral("enrolment_code"), run.about().value(QStringLiteral("desk_enrolment_code"))},
            {QStringLiteral("desk_name"), QStringLiteral("Poste")}});
    credential = enrolled.json.value(QStringLiteral("credential")).toString().toLatin1();
    desk = enrolled.json.value(QStringLiteral("desk_id")).toString();
    centre = enrolled.json.value(QStringLiteral("centre_id")).toString();
    const QString name = QString::fromLatin1(login);
    const auto signedIn = m_client.post("/api/v1/sessions", credential,
        {{QStringLiteral("login"), name}, {QStringLiteral("password"), QStringLiteral("demo-") + name}});
    token = signedIn.json.value(QStringLiteral("token")).toString().toLatin1();
    agent = signedIn.json.value(QStringLiteral("agent_id")).toString();
}

QJsonArray DemoDesk::lease(int most) const
{
    return post("/leases", {{QStringLiteral("max"), most}}).json.value(QStringLiteral("items")).toArray();
}

QJsonObject DemoDesk::fact(const QJsonObject& contact, const char* type, const QJsonObject& body)
{
    return {{QStringLiteral("id"), m_run.server().ids().next().text()}, {QStringLiteral("type"), QString::fromLatin1(type)},
        {QStringLiteral("v"), 1}, {QStringLiteral("centre_id"), centre},
        {QStringLiteral("person_id"), contact.value(QStringLiteral("person_id"))}, {QStringLiteral("agent_id"), agent},
        {QStringLiteral("desk_id"), desk}, {QStringLiteral("desk_seq"), ++m_seq},
        {QStringLiteral("occurred_at"), textFromInstant(m_run.clock.now())},
        {QStringLiteral("fence"), contact.value(QStringLiteral("fence"))}, {QStringLiteral("body"), body}};
}

QJsonObject DemoDesk::started(const QJsonObject& contact)
{
    return fact(contact, "attempt_started",
        {{QStringLiteral("campaign"), contact.value(QStringLiteral("campaign"))},
            {QStringLiteral("entry_id"), contact.value(QStringLiteral("entry_id"))},
            {QStringLiteral("direction"), QStringLiteral("outbound")}, {QStringLiteral("line"), QStringLiteral("simulated")}});
}

QJsonObject DemoDesk::closed(const QJsonObject& contact, const QString& attempt, const char* outcome)
{
    return fact(contact, "attempt_closed",
        {{QStringLiteral("attempt_id"), attempt}, {QStringLiteral("campaign"), contact.value(QStringLiteral("campaign"))},
            {QStringLiteral("outcome"), QString::fromLatin1(outcome)},
            {QStringLiteral("identity"), QStringLiteral("not_confirmed")}, {QStringLiteral("talk_ms"), 0},
            {QStringLiteral("wrap_up_ms"), 500}});
}

QStringList statusesOf(const HttpAnswer& answer)
{
    QStringList statuses;
    for (const auto& item : answer.json.value(QStringLiteral("items")).toArray()) {
        statuses.append(item.toObject().value(QStringLiteral("status")).toString());
    }
    return statuses;
}

} // namespace relais::test
