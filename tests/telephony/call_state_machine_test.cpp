#include "core/telephony/call_state_machine.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace std::chrono_literals;

TEST_CASE("a call that is answered goes through every step and counts its talk from the answer", "[telephony]")
{
    CallStateMachine call(QStringLiteral("c1"));
    CHECK(call.agentRinging()->state == LineState::AgentRinging);
    CHECK(call.dialing()->state == LineState::Dialing);
    CHECK(call.ringing()->state == LineState::Ringing);
    CHECK(call.connected(10s)->state == LineState::Connected);
    const auto end = call.ended(LineCause::Completed, 75s);
    REQUIRE(end);
    CHECK(end->callId == QStringLiteral("c1"));
    CHECK(end->cause == LineCause::Completed);
    CHECK(end->whoHungUp == WhoHungUp::Them);
    CHECK(end->talk == 65s);
}

TEST_CASE("the first end wins and nothing follows it", "[telephony]")
{
    CallStateMachine call(QStringLiteral("c1"));
    CHECK(call.dialing());
    CHECK(call.ended(LineCause::Busy, 1s)->cause == LineCause::Busy);
    CHECK_FALSE(call.ended(LineCause::Completed, 2s));
    CHECK_FALSE(call.ringing());
    CHECK_FALSE(call.connected(3s));
    CHECK_FALSE(call.isRunning());
}

TEST_CASE("steps that come twice or too late are dropped, steps that were missed are not waited for", "[telephony]")
{
    CallStateMachine call(QStringLiteral("c1"));
    CHECK(call.connected(5s));
    CHECK_FALSE(call.ringing());
    CHECK_FALSE(call.dialing());
    CHECK_FALSE(call.connected(9s));
    CHECK(call.ended(LineCause::Completed, 6s)->talk == 1s);
}

TEST_CASE("no call tells nothing", "[telephony]")
{
    CallStateMachine none;
    CHECK_FALSE(none.dialing());
    CHECK_FALSE(none.ended(LineCause::Busy, 1s));
    CHECK_FALSE(none.isRunning());
}

TEST_CASE("why a call ended: what we wanted comes before what the telephone says", "[telephony]")
{
    struct Row {
        const char* what;
        bool connected, machine, ours, ringTimer;
        LineCause said, expected;
        WhoHungUp who;
    };
    const Row rows[] = {
        {"busy", false, false, false, false, LineCause::Busy, LineCause::Busy, WhoHungUp::Them},
        {"we hung up while it rang, the line says no answer", false, false, true, false, LineCause::NoAnswer,
            LineCause::Cancelled, WhoHungUp::Us},
        {"our ring timer, the line says cancelled", false, false, false, true, LineCause::Cancelled, LineCause::NoAnswer,
            WhoHungUp::Us},
        {"our ring timer came too late", true, false, false, true, LineCause::Completed, LineCause::Completed, WhoHungUp::Them},
        {"we end a conversation", true, false, true, false, LineCause::Cancelled, LineCause::Completed, WhoHungUp::Us},
        {"she ends it", true, false, false, false, LineCause::NoAnswer, LineCause::Completed, WhoHungUp::Them},
        {"a machine answered", true, true, false, false, LineCause::Completed, LineCause::Machine, WhoHungUp::Them},
        {"the line was lost while talking", true, false, false, false, LineCause::Unknown, LineCause::Unknown, WhoHungUp::Nobody},
        {"the network gave up", false, false, false, false, LineCause::Network, LineCause::Network, WhoHungUp::Nobody},
        {"handed over", false, false, false, false, LineCause::HandedOver, LineCause::HandedOver, WhoHungUp::Nobody},
        {"completed without an answer is not known", false, false, false, false, LineCause::Completed, LineCause::Unknown,
            WhoHungUp::Nobody},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CallStateMachine call(QStringLiteral("c"));
        CHECK(call.dialing());
        if (row.connected) {
            CHECK(call.connected(1s));
        }
        if (row.machine) {
            call.machineDetected();
        }
        if (row.ours) {
            call.weHangUp();
        }
        if (row.ringTimer) {
            call.weStopRinging();
        }
        const auto end = call.ended(row.said, 2s);
        REQUIRE(end);
        CHECK(codeOf(end->cause) == codeOf(row.expected));
        CHECK(end->whoHungUp == row.who);
        CHECK((end->talk.count() > 0) == row.connected);
    }
}

TEST_CASE("a call that comes in suggests its number and may be missed", "[telephony]")
{
    CallStateMachine call(QStringLiteral("in"));
    CHECK(call.incoming(QStringLiteral("+33639980001"))->callerNumber == QStringLiteral("+33639980001"));
    CHECK(call.ended(LineCause::NoAnswer, 1s)->cause == LineCause::NoAnswer);
    CallStateMachine busy(QStringLiteral("c"));
    CHECK(busy.dialing());
    CHECK_FALSE(busy.incoming(QStringLiteral("+33639980001")));
}

TEST_CASE("codes of line causes go there and back", "[telephony]")
{
    for (int i = 0; i <= static_cast<int>(LineCause::Unknown); ++i) {
        const auto cause = static_cast<LineCause>(i);
        CHECK(lineCauseFromCode(codeOf(cause)) == cause);
    }
    CHECK_FALSE(lineCauseFromCode(u"Busy"));
}
