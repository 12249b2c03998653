#include "core/followups/promise_rules.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

/// Of Tuesday 3 November 2026, in Paris.
Instant at(int hour, int minute = 0)
{
    return instantFromText(u"2026-11-02T23:00:00Z").value() + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

Window window(int hour, int minute, int length)
{
    return {at(hour, minute), at(hour, minute + length)};
}

const RetryRules rules; // five minutes early, ten of tolerance, eight of handling

} // namespace

TEST_CASE("a time is promised inside service hours and not in the past, and a full slot is shown", "[queue][promise_rules]")
{
    const Calendar calendar = Calendar::shipped(QStringLiteral("france")).value();
    struct Row {
        Window due;
        int taken;
        PromiseVerdict verdict;
    };
    const Row rows[] = {
        {window(14, 0, 10), 0, PromiseVerdict::Good},
        {window(14, 0, 0), 0, PromiseVerdict::Good},
        {window(14, 0, 180), 5, PromiseVerdict::SlotFull},
        {window(9, 40, 10), 0, PromiseVerdict::InThePast},
        {window(9, 0, 120), 0, PromiseVerdict::Good}, // it has begun, and is not over
        {window(19, 0, 10), 0, PromiseVerdict::OutsideServiceHours},
        {window(14 + 24 * 5, 0, 10), 0, PromiseVerdict::OutsideServiceHours}, // Sunday
        {window(14 + 24 * 8, 0, 10), 0, PromiseVerdict::OutsideServiceHours}, // 11 November
        {window(14, 0, -5), 0, PromiseVerdict::NoWindow},
        {window(14, 0, 1500), 0, PromiseVerdict::NoWindow},
        {window(14 + 24 * 400, 0, 10), 0, PromiseVerdict::TooFar},
    };
    for (const Row& row : rows) {
        const auto verdict = judgePromise(row.due, at(10), calendar, {QStringLiteral("albi")}, row.taken, 5);
        INFO(textFromInstant(row.due.from).toStdString() << ' ' << codeOf(verdict).toStdString());
        CHECK(verdict == row.verdict);
    }
}

TEST_CASE("beside a time that cannot be promised stand the nearest that can", "[queue][promise_rules]")
{
    const Calendar calendar = Calendar::shipped(QStringLiteral("france")).value();
    struct Row {
        Window wish;
        std::vector<Instant> from;
    };
    const Row rows[] = {
        {window(19, 30, 10), {at(18, 50), at(24 + 9)}},                  // Tuesday evening
        {window(7, 0, 10), {at(10)}},                                    // this morning, gone by
        {window(24 + 8, 0, 10), {at(24 + 9)}},                           // too early tomorrow
        {window(24 * 4 + 14, 0, 60), {at(24 * 4 + 12), at(24 * 6 + 9)}}, // Saturday afternoon
        {window(24 * 5 + 14, 0, 10), {at(24 * 6 + 9)}},                  // Sunday
        {window(24 * 8 + 14, 0, 10), {at(24 * 9 + 9)}},                  // 11 November
    };
    for (const Row& row : rows) {
        INFO(textFromInstant(row.wish.from).toStdString());
        std::vector<Instant> from;
        for (const Window& fit : promisesThatFit(row.wish, at(10), calendar, {QStringLiteral("albi")})) {
            from.push_back(fit.from);
            CHECK(fit.until - fit.from == row.wish.until - row.wish.from);
            CHECK(judgePromise(fit, at(10), calendar, {QStringLiteral("albi")}, 0, 5) == PromiseVerdict::Good);
        }
        CHECK(from == row.from);
    }
}

TEST_CASE("a promise is its owner's first and anyone's after the tolerance", "[queue][promise_rules]")
{
    const Window due = window(14, 0, 10);
    struct Row {
        int hour;
        int minute;
        bool owned;
        PromiseStage stage;
    };
    const Row rows[] = {
        {13, 54, true, PromiseStage::NotYet},
        {13, 55, true, PromiseStage::Owner},
        {14, 0, true, PromiseStage::Owner},
        {14, 9, true, PromiseStage::Owner},
        {14, 10, true, PromiseStage::Anyone},
        {18, 0, true, PromiseStage::Anyone},
        {13, 55, false, PromiseStage::NotYet},
        {13, 59, false, PromiseStage::NotYet},
        {14, 0, false, PromiseStage::Anyone},
    };
    for (const Row& row : rows) {
        INFO(row.hour << ':' << row.minute);
        CHECK(promiseStage(due, row.owned, at(row.hour, row.minute), rules) == row.stage);
    }
}

TEST_CASE("no new contact comes shortly before an own promise or the end of the shift", "[queue][promise_rules]")
{
    const std::vector<Window> own{window(16, 0, 10), window(14, 0, 10)};
    struct Row {
        int hour;
        int minute;
        std::optional<Instant> shiftEnd;
        const char16_t* code;
        std::optional<Instant> when;
    };
    const Row rows[] = {
        {13, 52, {}, u"ok", {}},
        {13, 53, {}, u"promise_soon", at(14)},
        {14, 0, {}, u"promise_soon", at(14)},
        {14, 9, {}, u"promise_soon", at(14)},
        {14, 10, {}, u"ok", {}},
        {15, 53, {}, u"promise_soon", at(16)},
        {15, 0, at(15, 8), u"ok", {}},
        {15, 0, at(15, 7), u"shift_ends", at(15, 7)},
        {15, 0, at(14), u"shift_ends", at(14)},
        {13, 55, at(13, 56), u"promise_soon", at(14)},
    };
    for (const Row& row : rows) {
        INFO(row.hour << ':' << row.minute);
        const auto advice = mayTakeNewContact(at(row.hour, row.minute), own, row.shiftEnd, rules);
        CHECK(advice.code == QStringView(row.code));
        CHECK(advice.allowed == (advice.code == u"ok"));
        CHECK(advice.at == row.when);
    }
}
