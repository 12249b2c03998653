#pragma once

#include "tests/support/central_truth.h"
#include "tests/support/desk_process.h"
#include "tests/support/server_process.h"
#include "tests/support/tcp_proxy.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>

#include <memory>
#include <set>
#include <vector>

namespace relais::test {

/// A centre, two enrolment callers in the same campaign, each behind a network of her own.
class TwoDesks {
public:
    TwoDesks()
    {
        REQUIRE(server.start());
        before = CentralTruth(server.database()).attempts().size();
        firstNetwork = std::make_unique<TcpProxy>(server.port());
        secondNetwork = std::make_unique<TcpProxy>(server.port());
        const auto callers = enrolmentCallers();
        REQUIRE(callers.size() >= 2);
        const QString code = server.about()[u"desk_enrolment_code"].toString();
        first = std::make_unique<DeskProcess>(firstNetwork->port(), code, callers[0]);
        second = std::make_unique<DeskProcess>(secondNetwork->port(), code, callers[1]);
        for (auto* desk : {first.get(), second.get()}) {
            REQUIRE(desk->start());
            REQUIRE(succeeded(desk->ask("sign-in")));
            REQUIRE(succeeded(desk->ask("ready")));
        }
    }

    static bool succeeded(const QJsonObject& answer)
    {
        INFO(QJsonDocument(answer).toJson().toStdString());
        CHECK(answer[u"ok"].toBool());
        return answer[u"ok"].toBool();
    }

    /// Calls the next contact and saves an outcome; the attempt is then one that must never be lost.
    void workOne(DeskProcess& desk)
    {
        const auto answer = desk.ask("work no_answer");
        INFO(desk.said().toStdString());
        REQUIRE(answer[u"ok"].toBool());
        remember(answer);
    }
    void remember(const QJsonObject& answer)
    {
        const auto attempt = answer[u"attempt"].toString();
        REQUIRE_FALSE(attempt.isEmpty());
        REQUIRE(saved.insert(attempt).second);
    }
    /// Waits until the desk has nothing unsent.
    void settle(DeskProcess& desk)
    {
        const auto answer = desk.ask("settle", std::chrono::seconds(60));
        INFO(desk.said().toStdString());
        REQUIRE(answer[u"ok"].toBool());
        CHECK(answer[u"unsent"].toInt() == 0);
        CHECK(answer[u"refused"].toInt() == 0);
    }

    /// Every attempt that a desk called saved stands exactly once, each with one outcome; nobody was held by two desks at once.
    /// `unheard`: so many at most, that a desk was killed over before it could say so, stand beside them.
    void judge(std::size_t unheard = 0)
    {
        const CentralTruth truth(server.database());
        const std::set<QString> attempts = truth.attempts();
        for (const auto& attempt : saved) {
            INFO(attempt.toStdString());
            CHECK(attempts.contains(attempt));
        }
        // None that nobody made: not twice under two ids either.
        CHECK(attempts.size() >= before + saved.size());
        CHECK(attempts.size() <= before + saved.size() + unheard);
        INFO(truth.attemptsNotClosedOnce().join(u'\n').toStdString());
        CHECK(truth.attemptsNotClosedOnce().isEmpty());
        INFO(truth.leaseFaults().join(u'\n').toStdString());
        CHECK(truth.leaseFaults().isEmpty());
        CHECK(truth.conflicts() == 0);
    }

    ServerProcess server;
    std::unique_ptr<TcpProxy> firstNetwork;
    std::unique_ptr<TcpProxy> secondNetwork;
    std::unique_ptr<DeskProcess> first;
    std::unique_ptr<DeskProcess> second;
    std::set<QString> saved;
    std::size_t before = 0; ///< attempts of the invented past

private:
    std::vector<QJsonObject> enrolmentCallers() const
    {
        std::vector<QJsonObject> callers;
        for (const auto& item : server.about()[u"agents"].toArray()) {
            if (item[u"role"].toString() == u"enrolment_caller") {
                callers.push_back(item.toObject());
            }
        }
        return callers;
    }
};

} // namespace relais::test
