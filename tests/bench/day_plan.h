#pragma once

#include "core/base/id_maker.h"

#include <vector>

namespace relais::bench {

/// Seconds of a day that is replayed, from its opening.
using DaySeconds = double;

/// When somebody is at her desk.
struct DayShift {
    DaySeconds signIn = 0;
    DaySeconds lunchFrom = 0;
    DaySeconds lunchUntil = 0;
    DaySeconds signOut = 0;
};

/// One call from the dialling to the next one.
struct DayCall {
    DaySeconds inCall = 0; ///< ringing, talk and wrap-up
    DaySeconds rest = 0;   ///< until she dials again
    const char* outcome = "no_answer";
    const char* identity = "not_confirmed";
};

/// The rhythm of a campaign, from the enrolment campaign of 2016 (domain reference §3 and §5): 11.8 calls an hour at each desk, 34.8 % reached;
/// of these 62 % pledge, 21 % refuse, 17 % do not decide. A whole day is 9 to 19 in two shifts with a lunch each; a part of a day has
/// everybody at her desk. The same dice give the same day.
class DayPlan {
public:
    DayPlan(double hours, std::uint64_t seed) : m_hours(hours), m_dice(seed) {}

    static constexpr double wholeDay = 10;
    DaySeconds length() const { return m_hours * 3600; }

    DayShift shift(int desk)
    {
        const double early = draw(0, 1);
        if (m_hours < wholeDay) {
            const double spread = length() / 2;
            return {early * spread, length(), length(), length() - draw(0, 1) * std::min(600.0, spread / 2)};
        }
        const double from = (desk % 2 == 0 ? 0 : 2.5 * 3600) + early * 1800;
        const double lunch = from + 3 * 3600 + draw(0, 1) * 3600;
        return {from, lunch, lunch + 3600, std::min(from + 7.5 * 3600, length())};
    }
    DayCall call()
    {
        const double reached = draw(0, 1);
        if (reached >= 0.348) {
            constexpr const char* outcomes[] = {"no_answer", "no_answer", "answering_machine", "busy"};
            const double all = draw(60, 180);
            return {all * 0.7, all * 0.3, outcomes[m_dice.next() % 4], "not_confirmed"};
        }
        const double said = draw(0, 1);
        const double all = draw(300, 1000);
        return {all * 0.9, all * 0.1, said < 0.62 ? "pledge" : said < 0.83 ? "refused" : "undecided", "confirmed"};
    }
    double draw(double from, double until)
    {
        return from + (until - from) * static_cast<double>(m_dice.next() % 1'000'000) / 1'000'000;
    }

private:
    double m_hours;
    SeededRandom m_dice;
};

} // namespace relais::bench
