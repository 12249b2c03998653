#pragma once

#include "core/base/instant.h"
#include "tests/bench/central_fill.h"
#include "tests/bench/day_plan.h"

#include <map>
#include <string>
#include <vector>

namespace relais::bench {

/// How it is replayed.
struct DaySettings {
    int desks = 1100;
    double speed = 60;
    DaySeconds pullEvery = 900; ///< of the day
    DaySeconds renewEvery = 1200;
};
/// What was seen of it.
struct DaySeen {
    std::vector<double> leases{}; ///< milliseconds
    std::vector<double> late{};   ///< how long after its time each thing of the plan was begun here
    std::map<QString, int> answered{};
    int attempts = 0;
    int withoutContact = 0;  ///< wished to dial and held nobody
    int notPlainlyTaken = 0; ///< facts that were not just accepted
    int failures = 0;        ///< 5xx, or no answer
    int refusals = 0;        ///< 4xx
    QString firstFailure{};
};

/// Somebody who is lent to a desk.
struct DayContact {
    QString lease{};
    QString entry{};
    QString person{};
    qint64 fence = 0;
};

/// Who says a fact, and when.
struct DaySpeaker {
    int desk = 0;
    qint64 seq = 0;
    QString agent{};
    Instant at{};
};

/// A fact as it is sent. Made as text: hundreds a second must cost the client little.
inline std::string factText(
    const DaySpeaker& who, const QString& id, const char* type, const DayContact* whom, const std::string& body)
{
    std::string text = "{\"id\":\"" + id.toStdString() + "\",\"type\":\"" + type + R"(","v":1,"centre_id":"albi","agent_id":")"
        + who.agent.toStdString() + "\",\"desk_id\":\"" + CentralFill::idText(CentralFill::Kind::Desk, who.desk).toStdString()
        + "\",\"desk_seq\":" + std::to_string(who.seq) + ",\"occurred_at\":\"" + textFromInstant(who.at).toStdString() + "\"";
    if (whom != nullptr) {
        text += ",\"person_id\":\"" + whom->person.toStdString() + "\",\"fence\":" + std::to_string(whom->fence);
    }
    return text + ",\"body\":" + body + '}';
}

} // namespace relais::bench
