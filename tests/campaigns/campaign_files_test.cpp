#include "core/campaigns/campaign_files.h"
#include "core/programmes/programme_book.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

std::vector<CampaignSpec> shipped()
{
    return campaignsOf(shippedCampaignFiles()).value();
}

/// The faults of the shipped pathways beside the shipped campaigns, with one text of one programme file replaced.
QStringList faultsWith(const char* file, const char* part, const char* by, const std::vector<CampaignSpec>& campaigns = shipped())
{
    auto files = ProgrammeBook::shippedFiles();
    for (NamedFile& one : files) {
        if (one.name == QLatin1String(file)) {
            REQUIRE(one.bytes.contains(part));
            one.bytes.replace(one.bytes.indexOf(part), static_cast<qsizetype>(qstrlen(part)), by);
        }
    }
    return englishOf(ProgrammeBook::faultsOf(files, besideCampaigns(campaigns)));
}

} // namespace

TEST_CASE("every pathway that ships has a queue, every queue those who call it", "[campaigns][programmes]")
{
    CHECK(englishOf(readCampaigns(shippedCampaignFiles()).faults) == QStringList());
    CHECK(englishOf(ProgrammeBook::faultsOf(ProgrammeBook::shippedFiles(), besideCampaigns(shipped()))) == QStringList());
}

TEST_CASE("a pathway whose calls nobody is handed is a fault", "[campaigns][programmes]")
{
    CHECK(faultsWith("sophia.json", "\"queue\": \"sophia-asthme\"", "\"queue\": \"sophia-toux\"")
              .join(u'\n')
              .startsWith(QStringLiteral("sophia.json: /pathways/1/queue: expected the code of a campaign: ")));
    CHECK(
        faultsWith("prado.json", "      \"queue\": \"prado-chirurgie\",\n", "")
            .contains(QStringLiteral("prado.json: /pathways/2/queue: expected the campaign by which its calls are handed out")));
    CHECK(faultsWith("prado.json", "\"queue\": \"prado-avc\"", "\"queue\": \"sophia-diabete\"")
              .contains(QStringLiteral(
                  "prado.json: /pathways/5/queue: expected a campaign that hospital_adviser calls, for the step call_1")));
    CHECK(faultsWith("sophia.json", "\"invites\": \"diabete-ecart\"", "\"invites\": \"nulle-part\"")
              .join(u'\n')
              .startsWith(QStringLiteral("sophia.json: /pathways/3/invites: expected the code of a campaign: ")));
    auto lost = shipped();
    for (CampaignSpec& one : lost) {
        one.joins = one.joins.isEmpty() ? QString() : QStringLiteral("nowhere");
    }
    CHECK(englishOf(ProgrammeBook::faultsOf(ProgrammeBook::shippedFiles(), besideCampaigns(lost)))
        == QStringList{QStringLiteral("diabete-ecart.json: /joins: expected the code of a pathway")});
}

TEST_CASE("campaign files are judged one by one and together, all their faults told", "[campaigns]")
{
    auto files = shippedCampaignFiles();
    const auto good = files.front();
    files.front().bytes.replace("\"cycleDays\": 30", "\"cycleDays\": 0");
    files.push_back({QStringLiteral("other.json"), "{"});
    const auto reading = readCampaigns(files);
    CHECK(reading.campaigns.size() == files.size() - 2);
    const QStringList faults = englishOf(reading.faults);
    CHECK(faults.contains(good.name + QStringLiteral(": /retry/cycleDays: expected a whole number from 1 to 366")));
    CHECK(faults.filter(QStringLiteral("other.json: ")).size() >= 1);
    CHECK(campaignsOf(files).error().detail.count(u'\n') + 1 == faults.size());
    CHECK(englishOf(readCampaigns({good, {QStringLiteral("again/") + good.name, good.bytes}}).faults)
        == QStringList{QStringLiteral("again/") + good.name + QStringLiteral(": /code: expected each code once")});
}

TEST_CASE("who may be handed the people of a queue is written in its file", "[campaigns][queue]")
{
    const auto nurses = CampaignSpec::shipped({QStringLiteral("sophia-insuffisance-cardiaque")}).value();
    CHECK(nurses.isFor(Role::NurseAdviser, {QStringLiteral("sophia-insuffisance-cardiaque")}));
    CHECK_FALSE(nurses.isFor(Role::NurseAdviser, {QStringLiteral("sophia-diabete")}));
    CHECK_FALSE(nurses.isFor(Role::HospitalAdviser, {QStringLiteral("sophia-insuffisance-cardiaque")}));
    const auto advisers = CampaignSpec::shipped({QStringLiteral("prado-bpco")}).value();
    CHECK(advisers.isFor(Role::HospitalAdviser, {QStringLiteral("prado-bpco")}));
    CHECK_FALSE(advisers.isFor(Role::NurseAdviser, {QStringLiteral("prado-bpco")}));
    // Without a word of its file, a campaign is everybody's who phones but a hospital adviser's.
    const auto invitation = CampaignSpec::shipped({QStringLiteral("diabete-ecart")}).value();
    CHECK(invitation.isCalledBy(Role::EnrolmentCaller));
    CHECK_FALSE(invitation.isCalledBy(Role::HospitalAdviser));
    std::vector<ResourceFault> faults;
    auto bytes = shippedCampaignFiles().back().bytes;
    CampaignSpec::read(bytes.replace("\"purpose\": \"care\"", "\"callers\": [\"sponsor\"], \"purpose\": \"care\""),
        shippedCampaignFiles().back().name, faults);
    CHECK(englishOf(faults)
              .filter(QStringLiteral("/callers/0: expected nurse_adviser, enrolment_caller, other_coach or hospital_adviser"))
              .size()
        == 1);
}

TEST_CASE("before identity is confirmed no queue says a word of health", "[campaigns]")
{
    for (const CampaignSpec& campaign : shipped()) {
        CAPTURE(campaign.code.code);
        REQUIRE_FALSE(campaign.script.front().neutralText.isEmpty());
        for (const ScriptStep& step : campaign.script) {
            QString neutral = step.neutralText;
            neutral.remove(QStringLiteral("assurance maladie"), Qt::CaseInsensitive);
            for (const char* word :
                {"diab", "Sophia", "Prado", "soin", "examen", "malad", "hôpital", "opérat", "asthme", "cœur", "naissance de"}) {
                CHECK_FALSE(neutral.contains(QString::fromUtf8(word), Qt::CaseInsensitive));
            }
        }
    }
}
