#include "core/activity/agent_state_machine.h"

#include <catch2/catch.hpp>

#include <set>

using namespace relais;
using enum relais::AgentState;

namespace {
const AgentState all[] = {SignedOut, Ready, InCall, WrapUp, Activity, Pause};
}

TEST_CASE("an agent's states change only as work allows", "[queue][activity]")
{
    const std::set<std::pair<AgentState, AgentState>> impossible{
        {SignedOut, SignedOut},
        {SignedOut, InCall},
        {SignedOut, WrapUp}, // nobody calls without being there
        {Ready, Ready},
        {InCall, InCall},
        {InCall, SignedOut}, // the call is closed first
        {WrapUp, WrapUp},
    };
    for (const AgentState from : all) {
        for (const AgentState to : all) {
            INFO(codeOf(from).toStdString() << " to " << codeOf(to).toStdString());
            CHECK(mayChange(from, to) == !impossible.contains({from, to}));
        }
    }
}

TEST_CASE("a pause and an activity say why, nothing else does", "[queue][activity]")
{
    const StateReason lunch{QStringLiteral("lunch")};
    CHECK(isValid({Ready, Pause, lunch}));
    CHECK(isValid({Ready, Activity, StateReason{QStringLiteral("training")}}));
    CHECK_FALSE(isValid({Ready, Pause, std::nullopt}));
    CHECK_FALSE(isValid({Ready, Pause, StateReason{}}));
    CHECK_FALSE(isValid({Ready, InCall, lunch}));
    CHECK(isValid({InCall, WrapUp, std::nullopt}));
    CHECK_FALSE(isValid({InCall, SignedOut, std::nullopt}));
    CHECK(isChange({Pause, Pause, lunch}, StateReason{QStringLiteral("short")}));
    CHECK_FALSE(isChange({Pause, Pause, lunch}, lunch));
    CHECK(isChange({Pause, Activity, lunch}, lunch));
}

TEST_CASE("states are read back from their codes, and only the ready are handed contacts", "[queue][activity]")
{
    for (const AgentState state : all) {
        CHECK(agentStateFromCode(codeOf(state)) == state);
        CHECK(wantsContacts(state) == (state == Ready));
        CHECK(isBusyWithPerson(state) == (state == InCall || state == WrapUp));
    }
    CHECK(codeOf(WrapUp) == u"wrap_up");
    CHECK_FALSE(agentStateFromCode(u"asleep"));
}
