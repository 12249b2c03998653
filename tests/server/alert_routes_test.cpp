#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray alertsFor(const DemoDesk& desk)
{
    const auto answer = desk.get("/alerts");
    REQUIRE(answer.status == 200);
    return answer.json.value(u"items").toArray();
}

QJsonObject raise(DemoDesk& desk, const QJsonObject& contact)
{
    return desk.fact(contact, "mark_set", {{u"kind"_s, u"emergency"_s}, {u"set"_s, true}});
}

QJsonObject taken(DemoDesk& officer, const QJsonObject& contact, const QJsonObject& alert)
{
    QJsonObject fact = officer.fact(contact, "alert_answered", {{u"alert_id"_s, alert.value(u"id")}, {u"note"_s, u"Jointe."_s}});
    fact.remove(u"fence"_s);
    return fact;
}

std::ptrdiff_t readingsOf(RunningServer& run, const QString& agent)
{
    const auto trail = run.server().database().runAndWait(Access::Read, [](Connection& connection) {
        AccountRepository accounts(connection);
        return accounts.auditTrail(accounts.centres().front().id);
    });
    REQUIRE(trail);
    return std::count_if(trail->begin(), trail->end(), [&](const AuditEvent& event) {
        return event.act == AuditAct::PersonRead && event.agent && event.agent->text() == agent;
    });
}

const QString accepted = QStringLiteral("accepted");

} // namespace

TEST_CASE("a nurse's alert reaches the medical officer, is answered once, and is open no more", "[server][emergency]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "sonia");
    DemoDesk officer(run, "vidal");
    const auto contact = nurse.lease(1).first().toObject();
    CHECK(alertsFor(officer).isEmpty());
    const QJsonObject alert = raise(nurse, contact); // made while the network was away…
    run.clock.advance(std::chrono::minutes(4));      // …and sent later
    REQUIRE(statusesOf(nurse.upload({alert})) == QStringList{accepted});

    auto waiting = alertsFor(officer);
    REQUIRE(waiting.size() == 1);
    const auto shown = waiting.first().toObject();
    CHECK(shown.value(u"alert_id") == alert.value(u"id"));
    CHECK(shown.value(u"person_id") == contact.value(u"person_id"));
    CHECK(shown.value(u"raised_at") == alert.value(u"occurred_at"));
    CHECK(shown.value(u"standing") == u"open"_s);
    CHECK_FALSE(shown.value(u"raised_by").toString().isEmpty());
    CHECK_FALSE(shown.value(u"identity").toObject().value(u"birth_date").toString().isEmpty());
    CHECK_FALSE(shown.value(u"call_back").toArray().isEmpty());
    CHECK_FALSE(shown.value(u"town").toString().isEmpty());
    CHECK_FALSE(shown.contains(u"health"));
    CHECK(nurse.get("/alerts").status == 403);
    CHECK(DemoDesk(run, "helene").get("/alerts").status == 403);

    // It waits on: late, and counted without anybody's name.
    run.clock.advance(std::chrono::minutes(6));
    CHECK(alertsFor(officer).first().toObject().value(u"standing") == u"escalated"_s);
    const auto metrics = run.client().get("/metrics").raw.body;
    const std::string centre = officer.centre.toStdString();
    CHECK(metrics.find("relais_alerts_open{centre=\"" + centre + "\"} 1\n") != std::string::npos);
    CHECK(metrics.find("relais_alerts_escalated{centre=\"" + centre + "\"} 1\n") != std::string::npos);
    CHECK(metrics.find(contact.value(u"person_id").toString().toStdString()) == std::string::npos);

    // A nurse answers none; the officer does, and twice is once.
    CHECK(statusesOf(nurse.upload({taken(nurse, contact, alert)})) == QStringList{u"refused"_s});
    CHECK(alertsFor(officer).size() == 1);
    const QJsonObject answer = taken(officer, contact, alert);
    CHECK(statusesOf(officer.upload({answer})) == QStringList{accepted});
    CHECK(alertsFor(officer).isEmpty());
    CHECK(statusesOf(officer.upload({answer})) == QStringList{u"already_have"_s});
    CHECK(statusesOf(officer.upload({taken(officer, contact, alert)})) == QStringList{accepted});
    CHECK(alertsFor(officer).isEmpty());
    CHECK(run.client().get("/metrics").raw.body.find("relais_alerts_open{centre=\"" + centre + "\"} 0\n") != std::string::npos);
}

TEST_CASE("an answer that comes before its alert closes it, and an undone emergency is no alert", "[server][emergency]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "sonia");
    DemoDesk officer(run, "vidal");
    const auto contacts = nurse.lease(2);
    const auto first = contacts.at(0).toObject();
    const auto second = contacts.at(1).toObject();
    const QJsonObject early = raise(nurse, first);
    REQUIRE(statusesOf(officer.upload({taken(officer, first, early)})) == QStringList{accepted});
    REQUIRE(statusesOf(nurse.upload({early})) == QStringList{accepted});
    CHECK(alertsFor(officer).isEmpty());

    const QJsonObject mistaken = raise(nurse, second);
    QJsonObject undo = nurse.fact(second, "retracted", {});
    undo.insert(u"corrects"_s, mistaken.value(u"id"));
    REQUIRE(statusesOf(nurse.upload({mistaken})) == QStringList{accepted});
    CHECK(alertsFor(officer).size() == 1);
    CHECK(statusesOf(nurse.upload({undo})) == QStringList{accepted});
    CHECK(alertsFor(officer).isEmpty());
}

TEST_CASE("a page that asks again and again leaves one line in the trail for a working day", "[server][emergency]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "sonia");
    DemoDesk officer(run, "vidal");
    const auto contact = nurse.lease(1).first().toObject();
    alertsFor(officer);
    CHECK(readingsOf(run, officer.agent) == 0);
    REQUIRE(statusesOf(nurse.upload({raise(nurse, contact)})) == QStringList{accepted});
    alertsFor(officer);
    run.clock.advance(std::chrono::seconds(30));
    alertsFor(officer);
    CHECK(readingsOf(run, officer.agent) == 1);
}
