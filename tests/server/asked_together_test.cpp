#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

#include <map>
#include <thread>

using namespace relais;
using namespace relais::test;

TEST_CASE("desks that ask for contacts at the same moment have each their own answer, refusals among them", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    std::vector<std::unique_ptr<DemoDesk>> desks;
    for (int i = 0; i < 6; ++i) {
        desks.push_back(std::make_unique<DemoDesk>(run, i % 2 == 0 ? "sonia" : "karim"));
    }
    const DemoDesk office(run, "helene");
    const auto ask = [&](const QByteArray& token, const QJsonObject& body) {
        return run.client().post("/api/v1/leases", token, body);
    };
    const QJsonObject good{{QStringLiteral("max"), 2}};
    for (int round = 0; round < 5; ++round) {
        std::vector<HttpAnswer> taken(desks.size() * 2);
        std::vector<HttpAnswer> refused(4);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            threads.emplace_back([&, i] { taken[i] = ask(desks[i % desks.size()]->token, good); });
        }
        threads.emplace_back([&] { refused[0] = ask({}, good); });
        threads.emplace_back([&] { refused[1] = ask("made-up", good); });
        threads.emplace_back([&] { refused[2] = ask(office.token, good); });
        threads.emplace_back([&] { refused[3] = ask(desks[0]->token, {{QStringLiteral("max"), -1}}); });
        for (std::thread& thread : threads) {
            thread.join();
        }
        CHECK(refused[0].status == 401);
        CHECK(refused[1].status == 401);
        CHECK(refused[2].status == 403);
        CHECK(refused[3].status == 422);
        std::map<QString, std::size_t> holders;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            REQUIRE(taken[i].status == 200);
            const auto contacts = taken[i].json.value(QStringLiteral("items")).toArray();
            CHECK(contacts.size() >= 2);
            for (const auto& contact : contacts) {
                const QString person = contact.toObject().value(QStringLiteral("person_id")).toString();
                const auto holder = holders.emplace(person, i % desks.size()).first;
                CHECK(holder->second == i % desks.size());
            }
        }
    }
}

TEST_CASE("desks that tell at the same moment have each their own answer, and each fact is kept once", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    std::vector<std::unique_ptr<DemoDesk>> desks;
    std::vector<QJsonArray> contacts;
    for (int i = 0; i < 6; ++i) {
        desks.push_back(std::make_unique<DemoDesk>(run, i % 2 == 0 ? "sonia" : "karim"));
        contacts.push_back(desks.back()->lease(2));
        REQUIRE(contacts.back().size() == 2);
    }
    QString receipt;
    for (int round = 0; round < 2; ++round) {
        std::vector<QJsonArray> facts;
        for (std::size_t i = 0; i < desks.size(); ++i) {
            const QJsonObject contact = contacts[i].at(round).toObject();
            const QJsonObject started = desks[i]->started(contact);
            const QString attempt = started.value(QStringLiteral("id")).toString();
            facts.push_back({started, desks[i]->closed(contact, attempt, "no_answer")});
        }
        facts[5] = QJsonArray{desks[5]->fact(contacts[0].at(round).toObject(), "attempt_started", {}), QStringLiteral("rubbish")};
        // Each twice, as when an answer was lost; one says in the second round what another store would have acknowledged.
        std::vector<HttpAnswer> told(desks.size() * 2);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < told.size(); ++i) {
            threads.emplace_back([&, i] { told[i] = desks[i % 6]->upload(facts[i % 6], i == 3 ? receipt : QString()); });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        for (std::size_t i = 0; i < told.size(); ++i) {
            CAPTURE(round, i);
            REQUIRE(told[i].status == 200);
            const QStringList said = statusesOf(told[i]);
            if (i % 6 == 5) {
                CHECK(said == QStringList{QStringLiteral("refused"), QStringLiteral("refused")});
                continue;
            }
            const QStringList other = statusesOf(told[(i + 6) % 12]);
            const QStringList first{QStringLiteral("accepted"), QStringLiteral("accepted")};
            const QStringList again{QStringLiteral("already_have"), QStringLiteral("already_have")};
            CHECK(((said == first && other == again) || (said == again && other == first)));
        }
        receipt = told[3].json.value(QStringLiteral("receipt")).toString();
        CHECK_FALSE(receipt.isEmpty());
    }
}
