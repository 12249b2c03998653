#include "app/server/provision.h"
#include "app/server/server_options.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("the command line is read, and what is wrong with it is said", "[server][config]")
{
    const auto demo = ServerOptions::read(
        {QStringLiteral("--demo"), QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--print-json")});
    REQUIRE(demo);
    CHECK(demo->demo);
    CHECK(demo->printJson);
    CHECK(demo->port == 0);
    CHECK(ServerOptions::read({QStringLiteral("--help")}));
    for (const QStringList& arguments :
        {QStringList{}, QStringList{QStringLiteral("--demo"), QStringLiteral("--config"), QStringLiteral("x")},
            QStringList{QStringLiteral("--demo"), QStringLiteral("--port"), QStringLiteral("70000")},
            QStringList{QStringLiteral("--what")}, QStringList{QStringLiteral("--config")},
            QStringList{QStringLiteral("--demo"), QStringLiteral("--provision"), QStringLiteral("x")}}) {
        CHECK_FALSE(ServerOptions::read(arguments));
    }
}

TEST_CASE("a provision is read strictly", "[server][config]")
{
    const QByteArray good = R"({"centre":{"id":"albi","name":"Albi","calendar":"france"},"desk_enrolment_code":"A-1",
        "agents":[{"login":"marie","password":"secret","display_name":"Marie L.","role":"nurse_adviser","competences":["diabetes"]}]})";
    const auto read = Provision::fromJson(good);
    REQUIRE(read);
    CHECK(read->agents.at(0).role == Role::NurseAdviser);
    CHECK(read->centreName == QStringLiteral("Albi"));
    for (const auto& [from, to] : {std::pair<QByteArray, QByteArray>{"nurse_adviser", "nurse"},
             {"\"login\":\"marie\"", "\"login\":\"\""}, {"\"calendar\"", "\"kalendar\""}, {"[{", "[{\"x\":1,"}}) {
        QByteArray bad = good;
        CHECK_FALSE(Provision::fromJson(bad.replace(from, to)));
    }
}
