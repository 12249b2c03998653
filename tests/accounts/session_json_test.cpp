#include "core/accounts/session_json.h"
#include "tests/support/json_rubbish.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("enrolment of a desk and sign-in are read back", "[accounts][json]")
{
    const DeskEnrolmentRequest request{QStringLiteral("AB-12"), QStringLiteral("Poste 12")};
    CHECK(deskEnrolmentRequestFromJson(toJson(request)) == request);
    const DeskEnrolment enrolment{sampleId<DeskId>(1), QStringLiteral("secret"), {QStringLiteral("albi")}};
    CHECK(deskEnrolmentFromJson(toJson(enrolment)) == enrolment);
    const SignInRequest signIn{QStringLiteral("marie"), QStringLiteral("motdepasse")};
    CHECK(signInRequestFromJson(toJson(signIn)) == signIn);
    SignInAnswer answer;
    answer.token = QStringLiteral("t");
    answer.expiresAt = instantFromText(u"2026-11-03T19:00:00Z").value();
    answer.serverTime = instantFromText(u"2026-11-03T09:00:00Z").value();
    answer.agent = sampleId<AgentId>(2);
    answer.centre = {QStringLiteral("albi")};
    answer.centreName = QStringLiteral("Albi");
    answer.role = Role::NurseAdviser;
    answer.displayName = QStringLiteral("Marie L.");
    answer.competences = {QStringLiteral("sophia-diabete")};
    answer.epoch = QStringLiteral("e1");
    CHECK(signInAnswerFromJson(toJson(answer)) == answer);
    for (const QJsonObject& bad : spoiled(toJson(answer))) {
        const auto read = signInAnswerFromJson(bad);
        REQUIRE_FALSE(read);
        CHECK_FALSE(read.error().detail.contains(QStringLiteral("Marie")));
    }
}

TEST_CASE("every role has a code of its own", "[accounts][json]")
{
    for (int i = 0; i <= static_cast<int>(Role::Administrator); ++i) {
        const auto role = static_cast<Role>(i);
        CHECK(roleFromCode(codeOf(role)) == role);
    }
    CHECK_FALSE(roleFromCode(u""));
}
