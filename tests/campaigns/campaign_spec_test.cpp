#include "core/base/resource_node.h"
#include "core/campaigns/campaign_spec.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

QString whatIsWrong(const QByteArray& from, const QByteArray& to)
{
    QByteArray text = readResource(QStringLiteral("campaigns/diabete-ecart.json")).value();
    REQUIRE(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto read = CampaignSpec::fromJson(text, QStringLiteral("diabete-ecart.json"));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::ResourceInvalid);
    return read.error().detail;
}

} // namespace

TEST_CASE("the shipped campaigns can be read", "[queue][campaigns]")
{
    const auto invitation = CampaignSpec::shipped({QStringLiteral("diabete-ecart")});
    REQUIRE((invitation ? QString() : invitation.error().detail) == QString());
    CHECK(invitation->purpose == Purpose::ProgrammeInvitation);
    CHECK(invitation->variant == DeskVariant::Enrolment);
    CHECK(invitation->retry.attemptsPerCycle == 3);
    CHECK(invitation->retry.attemptsOverAll == 4);
    CHECK(invitation->retry.reminderAfter == std::chrono::days(15));
    CHECK(invitation->applies(OutcomeCode::Pledge));
    CHECK_FALSE(invitation->applies(OutcomeCode::Fruitful));

    const auto care = CampaignSpec::shipped({QStringLiteral("sophia-diabete")});
    REQUIRE((care ? QString() : care.error().detail) == QString());
    CHECK(care->purpose == Purpose::Care);
    CHECK(care->variant == DeskVariant::Accompaniment);
    CHECK(care->script.size() == 4);
    CHECK(care->applies(OutcomeCode::Fruitful));
    CHECK_FALSE(care->applies(OutcomeCode::Pledge));
    CHECK(care->themes.size() == 8);

    CHECK(CampaignSpec::shipped({QStringLiteral("nowhere")}).error().code == ErrorCode::NotFound);
}

TEST_CASE("before identity is confirmed the script says nothing of health", "[queue][campaigns]")
{
    for (const auto* code : {u"diabete-ecart", u"sophia-diabete"}) {
        const auto campaign = CampaignSpec::shipped({QString::fromUtf16(code)});
        REQUIRE(campaign);
        REQUIRE_FALSE(campaign->script.front().neutralText.isEmpty());
        for (const ScriptStep& step : campaign->script) {
            for (const auto* word : {u"diab", u"Sophia", u"soin", u"examen", u"malad"}) {
                INFO(step.code.toStdString() << " says " << QString::fromUtf16(word).toStdString());
                QString neutral = step.neutralText;
                neutral.remove(QStringLiteral("assurance maladie"), Qt::CaseInsensitive);
                CHECK_FALSE(neutral.contains(QString::fromUtf16(word), Qt::CaseInsensitive));
            }
        }
    }
}

TEST_CASE("a campaign file that breaks its rules says where and what was expected", "[queue][campaigns]")
{
    CHECK(whatIsWrong("\"cycleDays\": 30", "\"cycleDays\": \"30\"")
        == u"diabete-ecart.json: /retry/cycleDays: expected a whole number from 1 to 366");
    CHECK(whatIsWrong("/retry/cycleDays", "/retry/cycledays").endsWith(u"expected the JSON pointer of a value in this file"));
    CHECK(whatIsWrong("\"programme_invitation\"", "\"commercial\"").contains(u"/purpose: expected care or programme_invitation"));
    CHECK(whatIsWrong("\"undecided\"", "\"maybe\"").endsWith(u"/outcomes/3: expected the code of an outcome"));
    CHECK(whatIsWrong("\"undecided\"", "\"pledge\"").endsWith(u"/outcomes/3: expected each outcome once"));
    CHECK(whatIsWrong("\"undecided\"", "\"fruitful\"").contains(u"expected themes"));
    CHECK(whatIsWrong("\"unable\", \"not_established\"", "\"unable\"").contains(u"not_established"));
    CHECK(whatIsWrong("\"code\": \"diabete-ecart\"", "\"code\": \"diabete\"").endsWith(u"/code: expected the name of the file"));
    CHECK(whatIsWrong("\"title\": \"Sophia", "\"titre\": \"Sophia").endsWith(u"/titre: expected no such key here"));
}
