#include "core/outbox/upload_receipt.h"
#include "db/outbox/feed_repository.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

#include <QSet>

#include <algorithm>
#include <thread>

using namespace relais;
using namespace relais::test;

namespace {

std::string pathOf(const QJsonObject& contact)
{
    return "/persons/" + contact.value(QStringLiteral("person_id")).toString().toStdString();
}

std::size_t attemptsOf(const DemoDesk& desk, const QJsonObject& contact)
{
    return static_cast<std::size_t>(desk.get(pathOf(contact) + "/attempts").json.value(QStringLiteral("items")).toArray().size());
}

} // namespace

TEST_CASE("asking again gives the same contacts with the same fence", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto first = desk.lease(5);
    REQUIRE(first.size() == 5);
    const auto again = desk.lease(5);
    REQUIRE(again.size() == 5);
    for (const auto& item : first) {
        const auto same = std::find_if(again.begin(), again.end(), [&](const auto& other) {
            return other.toObject().value(QStringLiteral("person_id")) == item.toObject().value(QStringLiteral("person_id"));
        });
        REQUIRE(same != again.end());
        CHECK((*same).toObject().value(QStringLiteral("fence")) == item.toObject().value(QStringLiteral("fence")));
    }
}

TEST_CASE("nobody is lent to two desks at once, whoever asks when", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    std::vector<std::unique_ptr<DemoDesk>> desks;
    for (int i = 0; i < 8; ++i) {
        desks.push_back(std::make_unique<DemoDesk>(run, i % 2 == 0 ? "sonia" : "karim"));
    }
    std::vector<QJsonArray> leased(desks.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < desks.size(); ++i) {
        threads.emplace_back([&, i] { leased[i] = desks[i]->lease(12); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    QSet<QString> people;
    qsizetype total = 0;
    for (const auto& items : leased) {
        for (const auto& item : items) {
            people.insert(item.toObject().value(QStringLiteral("person_id")).toString());
            ++total;
        }
    }
    CHECK(people.size() == total);
    CHECK(total >= run.about().value(QStringLiteral("contacts_ready")).toInt());
}

TEST_CASE("another desk's lease can be neither held nor given back", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk mine(run, "sonia");
    DemoDesk other(run, "karim");
    const auto lease = mine.lease(1).first().toObject();
    const QJsonObject named{{QStringLiteral("lease_ids"), QJsonArray{lease.value(QStringLiteral("lease_id"))}}};
    CHECK(other.post("/leases/release", named).status == 404);
    CHECK(other.post("/leases/renew", named).status == 404);
    const auto held = [&] {
        return mine.post("/leases/renew", named)
            .json.value(QStringLiteral("items"))
            .toArray()
            .first()
            .toObject()
            .value(QStringLiteral("held"));
    };
    CHECK(held().toBool());
    CHECK(mine.post("/leases/release", named).status == 200);
    CHECK_FALSE(held().toBool(true));
}

TEST_CASE("whoever made an attempt still reads it when its lease is closed", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "karim");
    const auto contact = desk.lease(1).first().toObject();
    const auto before = attemptsOf(desk, contact);
    const auto started = desk.started(contact);
    REQUIRE(
        desk.upload({started, desk.closed(contact, started.value(QStringLiteral("id")).toString(), "no_answer")}).status == 200);
    CHECK(attemptsOf(desk, contact) == before + 1);
    run.clock.advance(std::chrono::hours(11));
    CHECK(desk.get(pathOf(contact)).status == 200);
    CHECK(DemoDesk(run, "sonia").get(pathOf(contact)).status == 404);
}

TEST_CASE("an upload is answered fact by fact, and again changes nothing", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto contact = desk.lease(1).first().toObject();
    const auto before = attemptsOf(desk, contact);
    const auto started = desk.started(contact);
    const auto closed = desk.closed(contact, started.value(QStringLiteral("id")).toString(), "no_answer");
    QJsonObject extra = desk.started(contact);
    extra.insert(QStringLiteral("canary"), 1);
    QJsonObject newer = desk.started(contact);
    newer.insert(QStringLiteral("v"), 99);
    QJsonObject elsewhere = desk.started(contact);
    elsewhere.insert(QStringLiteral("person_id"), run.about().value(QStringLiteral("foreign_person_id")));
    const auto answer = desk.upload({started, closed, extra, QStringLiteral("canary"), newer, elsewhere});
    REQUIRE(answer.status == 200);
    CHECK(statusesOf(answer)
        == QStringList{QStringLiteral("accepted"), QStringLiteral("accepted"), QStringLiteral("refused"),
            QStringLiteral("refused"), QStringLiteral("refused"), QStringLiteral("refused")});
    CHECK(answer.raw.body.find("canary") == std::string::npos);
    CHECK(attemptsOf(desk, contact) == before + 1);

    CHECK(statusesOf(desk.upload({started, closed}))
        == QStringList{QStringLiteral("already_have"), QStringLiteral("already_have")});
    QJsonObject other = closed;
    QJsonObject body = closed.value(QStringLiteral("body")).toObject();
    body.insert(QStringLiteral("outcome"), QStringLiteral("busy"));
    other.insert(QStringLiteral("body"), body);
    CHECK(statusesOf(desk.upload({other})) == QStringList{QStringLiteral("refused")});
    CHECK(attemptsOf(desk, contact) == before + 1);
}

TEST_CASE("the same fact sent in parallel is accepted once", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "karim");
    const auto contact = desk.lease(1).first().toObject();
    const auto started = desk.started(contact);
    std::vector<QStringList> statuses(8);
    std::vector<std::thread> threads;
    for (auto& one : statuses) {
        threads.emplace_back([&] { one = statusesOf(desk.upload({started})); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK(std::count(statuses.begin(), statuses.end(), QStringList{QStringLiteral("accepted")}) == 1);
    CHECK(std::count(statuses.begin(), statuses.end(), QStringList{QStringLiteral("already_have")}) == 7);
}

TEST_CASE("a fact is refused when its agent's role does not record such", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk caller(run, "karim");
    DemoDesk manager(run, "helene");
    const auto contact = caller.lease(1).first().toObject();
    QJsonObject ready = manager.fact(contact, "agent_state_changed",
        {{QStringLiteral("from"), QStringLiteral("signed_out")}, {QStringLiteral("to"), QStringLiteral("ready")}});
    ready.remove(QStringLiteral("person_id"));
    ready.remove(QStringLiteral("fence"));
    const auto answer = manager.upload({manager.started(contact), ready});
    CHECK(statusesOf(answer) == QStringList{QStringLiteral("refused"), QStringLiteral("accepted")});
    CHECK(answer.json.value(QStringLiteral("items")).toArray().first().toObject().value(QStringLiteral("code")).toString()
        == QStringLiteral("not_permitted"));
}

TEST_CASE("an expired session strands no fact: the desk's credential carries it", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    const auto contact = desk.lease(1).first().toObject();
    const auto started = desk.started(contact);
    CHECK(run.client().remove("/api/v1/sessions/current", desk.token).status == 204);
    CHECK(desk.get("/agenda").status == 401);
    CHECK(desk.upload({started}).status == 200);
}

TEST_CASE("a file is open to whom it was handed out, and to whoever opened it", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk sonia(run, "sonia");
    DemoDesk karim(run, "karim");
    const auto contact = sonia.lease(1).first().toObject();
    CHECK(sonia.get(pathOf(contact)).status == 200);
    CHECK(karim.get(pathOf(contact)).status == 404);
    CHECK(karim.get(pathOf(contact) + "/attempts").status == 404);
    CHECK(karim.post(pathOf(contact) + "/nir-views", {}).status == 404);
    const QJsonObject inbound{{QStringLiteral("purpose"), QStringLiteral("inbound_call")}};
    CHECK(karim.post(pathOf(contact) + "/openings", inbound).status == 201);
    CHECK(karim.get(pathOf(contact)).status == 200);
    const auto nir = karim.post(pathOf(contact) + "/nir-views", {});
    CHECK(nir.status == 201);
    CHECK(nir.json.value(QStringLiteral("nir")).toString().size() == 15);
    const std::string foreign = "/persons/" + run.about().value(QStringLiteral("foreign_person_id")).toString().toStdString();
    CHECK(sonia.get(foreign).status == 404);
    CHECK(sonia.post(foreign + "/openings", inbound).status == 404);
    const auto trail = run.server()
                           .work()
                           .read({sonia.centre}, [&](CentralJob& job) { return job.accounts.auditTrail({sonia.centre}); })
                           .value();
    CHECK(std::count_if(trail.begin(), trail.end(), [](const AuditEvent& e) { return e.act == AuditAct::PersonOpened; }) == 1);
    CHECK(std::count_if(trail.begin(), trail.end(), [](const AuditEvent& e) { return e.act == AuditAct::NirViewed; }) == 1);
}

TEST_CASE("a nurse sees health data, an enrolment caller no word of it", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "marie");
    DemoDesk caller(run, "sonia");
    const auto member = nurse.lease(1).first().toObject();
    CHECK(member.value(QStringLiteral("person")).toObject().contains(QStringLiteral("health")));
    for (const auto& item : caller.lease(12)) {
        const auto person = item.toObject().value(QStringLiteral("person")).toObject();
        CHECK_FALSE(person.contains(QStringLiteral("health")));
        for (const auto& record : person.value(QStringLiteral("history")).toArray()) {
            CHECK_FALSE(record.toObject().contains(QStringLiteral("report")));
        }
    }
    CHECK(caller.post(pathOf(member) + "/openings", {{QStringLiteral("purpose"), QStringLiteral("inbound_call")}}).status == 201);
    CHECK_FALSE(caller.get(pathOf(member)).json.contains(QStringLiteral("health")));
}

TEST_CASE("a caller reads no reason of a promise that a nurse wrote", "[server][contacts][followups]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "marie");
    DemoDesk caller(run, "sonia");
    DemoDesk colleague(run, "karim");
    const auto contacts = caller.lease(3);
    REQUIRE(contacts.size() == 3);
    const auto promise = [&](DemoDesk& desk, int index, const QJsonValue& owner, const char* reason) {
        QJsonObject contact = contacts.at(index).toObject();
        contact.remove(QStringLiteral("fence"));
        const Instant from = run.clock.now() + std::chrono::hours(1);
        QJsonObject due{{QStringLiteral("from"), textFromInstant(from)},
            {QStringLiteral("until"), textFromInstant(from + std::chrono::hours(1))}};
        QJsonObject body{{QStringLiteral("campaign"), QStringLiteral("diabete-ecart")}, {QStringLiteral("due"), due},
            {QStringLiteral("reason"), QLatin1String(reason)}};
        if (owner.isString()) {
            body.insert(QStringLiteral("owner_id"), owner);
        }
        QJsonObject fact = desk.fact(contact, "promise_made", body);
        fact.remove(QStringLiteral("fence"));
        REQUIRE(statusesOf(desk.upload({fact})) == QStringList{QStringLiteral("accepted")});
        return fact.value(QStringLiteral("id")).toString();
    };
    const QString shared = promise(nurse, 0, {}, "glycemie instable");
    const QString hers = promise(nurse, 1, caller.agent, "arret du tabac");
    const QString colleagues = promise(colleague, 2, {}, "apres le marche");

    const auto reasonOf = [](const HttpAnswer& agenda, const QString& id) {
        for (const auto& item : agenda.json.value(QStringLiteral("items")).toArray()) {
            if (item.toObject().value(QStringLiteral("promise_id")) == id) {
                return item.toObject().value(QStringLiteral("reason")).toString(QStringLiteral(""));
            }
        }
        return QStringLiteral("not listed");
    };
    const auto agenda = caller.get("/agenda");
    REQUIRE(agenda.status == 200);
    CHECK(reasonOf(agenda, shared) == QStringLiteral(""));
    CHECK(reasonOf(agenda, hers) == QStringLiteral(""));
    CHECK(reasonOf(agenda, colleagues) == QStringLiteral("apres le marche"));
    // Neither does any other way lead to it.
    for (const int index : {0, 1}) {
        const auto contact = contacts.at(index).toObject();
        for (const auto& answer : {agenda, caller.get(pathOf(contact)), caller.get(pathOf(contact) + "/attempts"),
                 caller.post(pathOf(contact) + "/openings", {{QStringLiteral("purpose"), QStringLiteral("inbound_call")}}),
                 caller.post("/leases", {{QStringLiteral("max"), 12}}), caller.get("/changes?cursor=")}) {
            CHECK(answer.raw.body.find("glycemie") == std::string::npos);
            CHECK(answer.raw.body.find("tabac") == std::string::npos);
        }
    }
}

TEST_CASE("signing out gives everything back", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk first(run, "karim");
    QSet<QString> held;
    for (const auto& item : first.lease(12)) {
        held.insert(item.toObject().value(QStringLiteral("person_id")).toString());
    }
    CHECK(run.client().remove("/api/v1/sessions/current", first.token).status == 204);
    DemoDesk second(run, "karim");
    qsizetype again = 0;
    for (const auto& item : second.lease(12)) {
        again += held.contains(item.toObject().value(QStringLiteral("person_id")).toString()) ? 1 : 0;
    }
    CHECK(again == held.size());
}

TEST_CASE("a desk speaks for whoever signed in there, also after she signed out, and for nobody else", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk sonia(run, "sonia");
    const DemoDesk karim(run, "karim");
    const auto contact = sonia.lease(1).at(0).toObject();
    QJsonObject borrowed = sonia.started(contact);
    borrowed[QStringLiteral("agent_id")] = karim.agent;
    CHECK(statusesOf(sonia.upload({borrowed})) == QStringList{QStringLiteral("refused")});
    REQUIRE(run.client().remove("/api/v1/sessions/current", sonia.token).status == 204);
    CHECK(statusesOf(sonia.upload({sonia.started(contact)})) == QStringList{QStringLiteral("accepted")});
}

TEST_CASE(
    "a store that has lost what it acknowledged is found out by the next upload, and every desk learns it", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk sonia(run, "sonia");
    DemoDesk karim(run, "karim");
    const auto lent = sonia.lease(2);
    REQUIRE(lent.size() == 2);
    const auto first = sonia.started(lent.at(0).toObject());
    const auto second = sonia.started(lent.at(1).toObject());
    const auto text = [](const HttpAnswer& answer, const char* key) { return answer.json.value(QLatin1String(key)).toString(); };

    const auto told = sonia.upload({first});
    REQUIRE(statusesOf(told) == QStringList{QStringLiteral("accepted")});
    const auto shown = sonia.upload({first}, text(told, "receipt"));
    CHECK(statusesOf(shown) == QStringList{QStringLiteral("already_have")});
    CHECK(text(shown, "epoch") == text(told, "epoch"));
    CHECK(text(karim.get("/changes/head"), "epoch") == text(told, "epoch"));

    // As of a fact that was acknowledged by a server whose last commits the standby never heard of.
    const auto lost = run.server().database().runAndWait(Access::Write, [&](Connection& connection) {
        FeedRepository feed(connection, CentreId{first.value(QStringLiteral("centre_id")).toString()});
        return receiptFor(feed, {{run.server().ids().make<FactId>(), FactVerdict::Accepted, {}}});
    });
    REQUIRE(lost.has_value());
    const auto after = sonia.upload({second}, *lost);
    CHECK(statusesOf(after) == QStringList{QStringLiteral("accepted")});
    CHECK(text(after, "epoch") != text(told, "epoch"));
    CHECK(text(karim.get("/changes/head"), "epoch") == text(after, "epoch"));
    // Found out once: a receipt of the epoch before says nothing any more.
    const auto again = sonia.upload({first, second}, *lost);
    CHECK(statusesOf(again) == QStringList{QStringLiteral("already_have"), QStringLiteral("already_have")});
    CHECK(text(again, "epoch") == text(after, "epoch"));
    // Of nothing that was kept there is none, and one in other letters is refused with the whole.
    CHECK(text(sonia.upload({QStringLiteral("canary")}), "receipt").isEmpty());
    CHECK(sonia.upload({second}, QStringLiteral("not ours")).status == 422);
}
