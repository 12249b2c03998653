#include "core/outbox/change_json.h"
#include "core/outbox/fact_answer_json.h"
#include "core/outbox/fact_json.h"
#include "tests/support/json_rubbish.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

#include <set>

using namespace relais;
using namespace relais::test;

namespace {

const CampaignCode campaign{QStringLiteral("diabete-ecart")};
const PhoneNumber number{QStringLiteral("+33639980012")};

/// One body of each type, with something in every field, and one with as little as it takes.
std::vector<FactBody> everyBody()
{
    const auto attempt = sampleId<AttemptId>(7);
    AttemptClosed closed{attempt, campaign, OutcomeCode::Fruitful, IdentityCheck::Confirmed, LineCause::Completed,
        std::chrono::milliseconds(912'345), std::chrono::milliseconds(40'000), number, QDate(2026, 12, 24),
        QStringLiteral("Sa fille traduit"), QStringLiteral("Rappeler après Noël"), sampleReport()};
    AttemptClosed bare;
    bare.attempt = attempt;
    bare.campaign = campaign;
    const Window due{instantFromText(u"2026-11-05T13:00:00Z").value(), instantFromText(u"2026-11-05T16:00:00Z").value()};
    return {
        AttemptStarted{
            campaign, sampleId<EntryId>(9), CallDirection::Outbound, number, QStringLiteral("simulated"), sampleId<PromiseId>(4)},
        AttemptStarted{campaign, std::nullopt, CallDirection::Inbound, std::nullopt, QStringLiteral("manual"), std::nullopt},
        closed,
        bare,
        Retracted{},
        MarkSet{MarkKind::Deceased, true, attempt, QStringLiteral("son fils")},
        MarkSet{MarkKind::Objection, false, std::nullopt, {}},
        NoticeRead{QStringLiteral("2026-01"), campaign},
        NumberMarked{number.e164, true},
        PromiseMade{campaign, sampleId<EntryId>(9), due, sampleId<AgentId>(3), QStringLiteral("après le marché"), attempt},
        PromiseMade{campaign, std::nullopt, due, std::nullopt, {}, std::nullopt},
        PromiseCancelled{sampleId<PromiseId>(4), QStringLiteral("a rappelé elle-même")},
        AgentStateChanged{AgentState::Ready, AgentState::Pause, StateReason{QStringLiteral("lunch")}},
        AgentStateChanged{AgentState::SignedOut, AgentState::Ready, std::nullopt},
        PathwaySaid{
            QStringLiteral("sophia-diabetes"), PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}},
        PathwaySaid{QStringLiteral("prado-surgery"), AnchorSaid{AnchorKind::Discharge, due.from, false}},
        PathwaySaid{QStringLiteral("sophia-diabetes"), StepDialled{attempt, QStringLiteral("coaching_call"), 3}},
        PathwaySaid{QStringLiteral("prado-surgery"), StepNoted{QStringLiteral("nurse"), 2, StepNoted::What::Honoured, due.from}},
        PathwaySaid{QStringLiteral("sophia-diabetes"), StepAsked{QStringLiteral("first_call"), 1, due}},
        PathwaySaid{QStringLiteral("prado-surgery"), PathwayStopped{ExitCause::Readmission, true}},
        PathwaySaid{QStringLiteral("sophia-diabetes"), AttributeSaid{QStringLiteral("in_phone_cohort"), true}},
        PathwaySaid{QStringLiteral("sophia-diabetes"), AttributeSaid{QStringLiteral("age"), 62}},
        PathwaySaid{QStringLiteral("vaccination-adult"), AttributeSaid{QStringLiteral("vaccine_dtp"), QDate(2026, 3, 1)}},
        PathwaySaid{QStringLiteral("vivoptim-envol"), AttributeSaid{QStringLiteral("risk_level"), QStringLiteral("high")}},
        PathwaySaid{QStringLiteral("vivoptim-envol"), AttributeSaid{QStringLiteral("codes"), QStringList{QStringLiteral("a")}}},
        PathwaySaid{QStringLiteral("vivoptim-envol"),
            QuestionnaireSaid{QStringLiteral("vivoptim-detail"), QStringLiteral("2026-11"),
                {{QStringLiteral("smokes"), QStringLiteral("yes")}}, false}},
        PathwaySaid{
            QStringLiteral("prado-surgery"), FormTextSaid{QStringLiteral("ward"), QStringLiteral("Orthopédie, 3e étage")}},
        PathwaySaid{QStringLiteral("prado-surgery"), FormTextSaid{QStringLiteral("ward"), {}}},
        ConsentSaid{QStringLiteral("physician_sharing"), QStringLiteral("sophia"), true, QStringLiteral("phone"),
            QStringLiteral("2026-11")},
        ConsentSaid{QStringLiteral("evaluation"), {}, false, QStringLiteral("letter"), QStringLiteral("2026-11")},
        AlertAnswered{sampleId<FactId>(5), QStringLiteral("rappelée, le SAMU est sur place")},
        AlertAnswered{sampleId<FactId>(5), {}},
    };
}

Fact factOf(FactBody body)
{
    Fact fact;
    fact.id = sampleId<FactId>(100);
    fact.centre = {QStringLiteral("albi")};
    fact.agent = sampleId<AgentId>(3);
    fact.desk = sampleId<DeskId>(2);
    fact.deskSeq = 41;
    fact.occurredAt = instantFromText(u"2026-11-03T09:00:00.123456Z").value();
    if (!std::holds_alternative<AgentStateChanged>(body)) {
        fact.person = sampleId<PersonId>(1);
        fact.fence = 12;
    }
    if (std::holds_alternative<Retracted>(body)) {
        fact.corrects = sampleId<FactId>(99);
    }
    fact.body = std::move(body);
    return fact;
}

} // namespace

TEST_CASE("every fact is read back as it was written", "[outbox][json]")
{
    std::set<std::size_t> types;
    for (const FactBody& body : everyBody()) {
        const Fact fact = factOf(body);
        types.insert(body.index());
        const auto read = factFromJson(toJson(fact));
        REQUIRE(read);
        CHECK(*read == fact);
        const auto again = factBodyFromJson(typeCodeOf(body), bodyToJson(body));
        REQUIRE(again);
        CHECK(*again == body);
    }
    CHECK(types.size() == std::variant_size_v<FactBody>);
}

TEST_CASE("a fact that is spoiled in one place is refused, and the refusal repeats nothing of it", "[outbox][json]")
{
    std::size_t tried = 0;
    for (const FactBody& body : everyBody()) {
        for (const QJsonObject& bad : spoiled(toJson(factOf(body)))) {
            const auto read = factFromJson(bad);
            REQUIRE_FALSE(read);
            CHECK(read.error().code == ErrorCode::InvalidInput);
            CHECK_FALSE(read.error().detail.contains(QStringLiteral("zz_unknown")));
            CHECK_FALSE(read.error().detail.contains(QStringLiteral("xxx")));
            ++tried;
        }
    }
    CHECK(tried > 500);
}

TEST_CASE("what a fact needs is asked for", "[outbox][json]")
{
    const auto without = [](FactBody body, const char* key) {
        QJsonObject json = toJson(factOf(std::move(body)));
        json.remove(QLatin1String(key));
        return factFromJson(json);
    };
    CHECK(without(Retracted{}, "corrects").error().detail == QStringLiteral("corrects: missing"));
    CHECK(without(NoticeRead{QStringLiteral("1"), campaign}, "person_id").error().detail == QStringLiteral("person_id: missing"));
    for (const char* key : {"id", "type", "v", "centre_id", "agent_id", "desk_id", "desk_seq", "occurred_at", "body"}) {
        CHECK_FALSE(without(NoticeRead{QStringLiteral("1"), campaign}, key));
    }
    AttemptClosed closed;
    closed.attempt = sampleId<AttemptId>(7);
    closed.campaign = campaign;
    closed.outcome = OutcomeCode::Fruitful;
    CHECK(factFromJson(toJson(factOf(closed))).error().detail == QStringLiteral("body.report: required for this outcome"));
    closed.report = sampleReport();
    closed.report->goals.push_back({GoalFamily::EatBetter, QString(201, QChar(u'é')), GoalProgress::Set});
    CHECK(factFromJson(toJson(factOf(closed))).error().detail == QStringLiteral("body.report.goals[1].wording: too long"));
    QJsonObject future = toJson(factOf(Retracted{}));
    future[QStringLiteral("v")] = newestFactVersion + 1;
    CHECK_FALSE(factFromJson(future));
}

TEST_CASE("lengths are counted in characters, not in halves of them", "[outbox][json]")
{
    AttemptClosed closed;
    closed.attempt = sampleId<AttemptId>(7);
    closed.campaign = campaign;
    closed.note = QStringLiteral("😀").repeated(2000);
    CHECK(factFromJson(toJson(factOf(closed))));
    closed.note += QChar(u'x');
    CHECK_FALSE(factFromJson(toJson(factOf(closed))));
}

TEST_CASE("the answer to an upload is read back, unreadable ids included", "[outbox][json]")
{
    const UploadAnswer answer{instantFromText(u"2026-11-03T09:00:00Z").value(),
        {{sampleId<FactId>(1), FactVerdict::Accepted, {}}, {sampleId<FactId>(2), FactVerdict::AlreadyHave, {}},
            {sampleId<FactId>(3), FactVerdict::AcceptedConflict, QStringLiteral("fenced_off")},
            {FactId(), FactVerdict::Refused, QStringLiteral("malformed")}, {sampleId<FactId>(5), FactVerdict::Retry, {}}},
        QStringLiteral("e1"), QStringLiteral("r1")};
    const auto read = uploadAnswerFromJson(toJson(answer));
    REQUIRE(read);
    CHECK(*read == answer);
    for (const QJsonObject& bad : spoiled(toJson(answer))) {
        CHECK_FALSE(uploadAnswerFromJson(bad));
    }
    const std::vector<QJsonObject> facts{toJson(factOf(Retracted{})), QJsonObject{{QStringLiteral("rubbish"), true}}};
    CHECK(uploadFromJson(uploadToJson(facts)) == facts);
    CHECK(uploadToJson(facts, QStringLiteral("r1")).value(QStringLiteral("receipt")) == QStringLiteral("r1"));
    CHECK_FALSE(uploadFromJson(QJsonObject{}));
    CHECK_FALSE(uploadFromJson(uploadToJson(std::vector<QJsonObject>(factsPerUpload + 1))));
}

TEST_CASE("a page of changes is read back", "[outbox][json]")
{
    const ChangePage page{QStringLiteral("e1"),
        {{12, ChangeKind::PersonChanged, sampleId<PersonId>(1), std::nullopt, std::nullopt, 4, {}},
            {13, ChangeKind::PersonClosed, sampleId<PersonId>(1), std::nullopt, std::nullopt, std::nullopt,
                QStringLiteral("deceased")},
            {14, ChangeKind::LeaseEnded, sampleId<PersonId>(2), sampleId<LeaseId>(8), std::nullopt, std::nullopt,
                QStringLiteral("taken")},
            {15, ChangeKind::PromiseChanged, sampleId<PersonId>(2), std::nullopt, std::nullopt, std::nullopt, {}},
            {16, ChangeKind::CampaignChanged, std::nullopt, std::nullopt, campaign, std::nullopt, {}}},
        QStringLiteral("e1.16"), true};
    const auto read = changePageFromJson(toJson(page));
    REQUIRE(read);
    CHECK(*read == page);
    for (const QJsonObject& bad : spoiled(toJson(page))) {
        CHECK_FALSE(changePageFromJson(bad));
    }
    const FeedHead head{QStringLiteral("e1"), QStringLiteral("e1.16")};
    CHECK(feedHeadFromJson(toJson(head)) == head);
}
