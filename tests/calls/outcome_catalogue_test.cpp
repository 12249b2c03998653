#include "core/base/resource_node.h"
#include "core/calls/outcome_catalogue.h"

#include <catch2/catch.hpp>

#include <set>

using namespace relais;

namespace {

QByteArray shippedText()
{
    return readResource(QStringLiteral("outcomes/outcomes.json")).value();
}

QString whatIsWrong(const QByteArray& from, const QByteArray& to)
{
    QByteArray text = shippedText();
    REQUIRE(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto read = OutcomeCatalogue::fromJson(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::ResourceInvalid);
    return read.error().detail;
}

} // namespace

TEST_CASE("every outcome has its attributes, as the trade's table has them", "[queue][outcomes]")
{
    const auto catalogue = OutcomeCatalogue::shipped();
    REQUIRE(catalogue);
    REQUIRE(catalogue->all().size() == 20);
    struct Row {
        OutcomeCode code;
        char letter;
        OutcomeClass outcomeClass;
        bool reached;
        bool counts;
        FollowUp then;
    };
    using enum OutcomeCode;
    const Row rows[] = {
        {Fruitful, 0, OutcomeClass::Fruitful, true, false, FollowUp::NextByProtocol},
        {InfoRequest, 'Q', OutcomeClass::Unfruitful, true, false, FollowUp::KeepPlan},
        {CallbackRequested, 'I', OutcomeClass::Unfruitful, true, false, FollowUp::Promise},
        {DeclinesThisCall, 'M', OutcomeClass::Unfruitful, true, false, FollowUp::NextCycle},
        {NoAnswer, 'A', OutcomeClass::Unfruitful, false, true, FollowUp::OtherHalfDay},
        {AnsweringMachine, 'R', OutcomeClass::Unfruitful, false, true, FollowUp::OtherHalfDay},
        {Busy, 'O', OutcomeClass::Unfruitful, false, true, FollowUp::AfterDelay},
        {ThirdParty, 'T', OutcomeClass::Unfruitful, false, true, FollowUp::OtherHalfDay},
        {CutOff, 'C', OutcomeClass::Unfruitful, false, true, FollowUp::SameDayOnce},
        {Unable, 'E', OutcomeClass::Unfruitful, true, false, FollowUp::AgainWithHelp},
        {WrongNumber, 'F', OutcomeClass::Unfruitful, false, false, FollowUp::NextNumberElseLetter},
        {NumberNotInService, 'S', OutcomeClass::Unfruitful, false, false, FollowUp::NextNumberElseLetter},
        {InCare, 'H', OutcomeClass::Unfruitful, false, false, FollowUp::SuspendUntil},
        {NotEstablished, 'L', OutcomeClass::None, false, false, FollowUp::AfterDelay},
        {Pledge, 'P', OutcomeClass::Campaign, true, false, FollowUp::Reminder},
        {Enrolled, 'V', OutcomeClass::Campaign, true, false, FollowUp::Close},
        {Refused, 'N', OutcomeClass::Campaign, true, false, FollowUp::Close},
        {Undecided, 'U', OutcomeClass::Campaign, true, false, FollowUp::OneMoreCall},
        {AlreadyMember, 'J', OutcomeClass::Campaign, true, false, FollowUp::Close},
        {DisputesEligibility, 'G', OutcomeClass::Campaign, true, false, FollowUp::ToLead},
    };
    for (const Row& row : rows) {
        INFO(codeOf(row.code).toStdString());
        const OutcomeSpec& spec = catalogue->spec(row.code);
        CHECK(spec.code == row.code);
        CHECK(spec.letter == QChar(QLatin1Char(row.letter)));
        CHECK(spec.outcomeClass == row.outcomeClass);
        CHECK(spec.reached == row.reached);
        CHECK(spec.counts == row.counts);
        CHECK(spec.then == row.then);
    }
    CHECK(catalogue->spec(Busy).delay == std::chrono::minutes(30));
    CHECK(catalogue->spec(Busy).maxPerDay == 3);
    CHECK(catalogue->spec(NotEstablished).delay == std::chrono::minutes(15));
    CHECK(catalogue->spec(Fruitful).asks == OutcomeQuestion::Report);
    CHECK(catalogue->spec(CallbackRequested).asks == OutcomeQuestion::When);
    CHECK(catalogue->spec(WrongNumber).asks == OutcomeQuestion::WhichNumber);
    CHECK(catalogue->spec(InCare).asks == OutcomeQuestion::UntilDate);
    CHECK(catalogue->spec(Unable).asks == OutcomeQuestion::Help);
}

TEST_CASE("an outcomes file that breaks its rules says where and what was expected", "[queue][outcomes]")
{
    CHECK(whatIsWrong("\"letter\": \"Q\"", "\"letter\": \"q\"")
        == u"outcomes.json: /outcomes/1/letter: expected one capital letter, none of the marks' X, Z, D");
    CHECK(whatIsWrong("\"letter\": \"Q\"", "\"letter\": \"D\"").startsWith(u"outcomes.json: /outcomes/1/letter: "));
    CHECK(whatIsWrong("\"letter\": \"R\"", "\"letter\": \"A\"")
              .endsWith(u"/outcomes/5/letter: expected a letter that no other outcome has"));
    CHECK(whatIsWrong("\"code\": \"busy\"", "\"code\": \"engaged\"")
              .endsWith(u"/outcomes/6/code: expected the code of an outcome"));
    CHECK(whatIsWrong("\"code\": \"busy\"", "\"code\": \"cut_off\"").endsWith(u"/outcomes/8: expected each outcome once"));
    CHECK(whatIsWrong("\"maxPerDay\": 3", "\"maxPerDay\": 0")
              .endsWith(u"/outcomes/6/maxPerDay: expected a whole number from 1 to 10"));
    CHECK(whatIsWrong("\"asks\": \"when\"", "\"ask\": \"when\"").endsWith(u"/outcomes/2/ask: expected no such key here"));
    CHECK(whatIsWrong("\"reached\": true", "\"reached\": 1").endsWith(u"/outcomes/0/reached: expected true or false"));
    CHECK(whatIsWrong("/outcomes/19/letter", "/outcomes/20/letter").contains(u"/marks/default/"));
    const auto text = OutcomeCatalogue::fromJson("{\"format\": 1");
    REQUIRE_FALSE(text);
    CHECK(text.error().detail.startsWith(u"outcomes.json: /: expected a JSON object"));
}

TEST_CASE("codes of outcomes, identity and direction are read back from their text", "[queue][outcomes]")
{
    std::set<QString> seen;
    for (int i = 0; i <= static_cast<int>(OutcomeCode::DisputesEligibility); ++i) {
        const auto code = static_cast<OutcomeCode>(i);
        CHECK(outcomeFromCode(codeOf(code)) == code);
        seen.insert(codeOf(code));
    }
    CHECK(seen.size() == 20);
    CHECK(codeOf(OutcomeCode::NumberNotInService) == u"number_not_in_service");
    CHECK_FALSE(outcomeFromCode(u"Fruitful"));
    CHECK_FALSE(outcomeFromCode(u""));
    for (const auto check : {IdentityCheck::NotConfirmed, IdentityCheck::Confirmed, IdentityCheck::ThirdParty}) {
        CHECK(identityCheckFromCode(codeOf(check)) == check);
    }
    CHECK(callDirectionFromCode(u"inbound") == CallDirection::Inbound);
    CHECK(callDirectionFromCode(codeOf(CallDirection::Outbound)) == CallDirection::Outbound);
    CHECK_FALSE(callDirectionFromCode(u"sideways"));
}
