// The head of a lane as one job knows it says what the store would say, whatever the job writes.
#include "db/queue/known_ready.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

constexpr LaneId lane{1};

EntryId entryNumbered(int number)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[14] = static_cast<std::uint8_t>(number >> 8);
    bytes[15] = static_cast<std::uint8_t>(number);
    return EntryId(Uuid(bytes));
}

QueueEntry readyEntry(int number, int rank)
{
    QueueEntry entry;
    entry.id = entryNumbered(number);
    entry.lane = lane;
    entry.state = EntryState::Ready;
    entry.rank = rank;
    return entry;
}

QueueEntry lent(QueueEntry entry)
{
    entry.state = EntryState::Leased;
    return entry;
}

std::vector<EntryId> idsOf(const std::vector<QueueEntry>& entries)
{
    std::vector<EntryId> ids;
    for (const QueueEntry& entry : entries) {
        ids.push_back(entry.id);
    }
    return ids;
}

} // namespace

TEST_CASE("a head that was read answers as far as it reaches, and no further", "[queue]")
{
    KnownReady known;
    CHECK_FALSE(known.find(lane, 1, std::nullopt));
    const auto a = readyEntry(1, 20);
    const auto b = readyEntry(2, 40);
    const auto c = readyEntry(3, 70);
    known.know(lane, {a, b, c}, false);
    CHECK(idsOf(known.find(lane, 2, std::nullopt).value()) == std::vector{a.id, b.id});
    CHECK(idsOf(known.find(lane, 2, a).value()) == std::vector{b.id, c.id});
    CHECK_FALSE(known.find(lane, 4, std::nullopt)); // there may be more

    known.wrote(a, lent(a));
    CHECK(idsOf(known.find(lane, 2, std::nullopt).value()) == std::vector{b.id, c.id});
    CHECK_FALSE(known.find(lane, 3, std::nullopt));

    const auto behind = readyEntry(9, 70); // behind the last one known: whether others come before it nobody knows
    known.added(behind);
    CHECK_FALSE(known.find(lane, 3, std::nullopt));
    const auto between = readyEntry(4, 50);
    known.added(between);
    CHECK(idsOf(known.find(lane, 3, std::nullopt).value()) == std::vector{b.id, between.id, c.id});
}

TEST_CASE("of a lane that was read whole everything is known", "[queue]")
{
    KnownReady known;
    const auto a = readyEntry(1, 20);
    known.know(lane, {a}, true);
    CHECK(idsOf(known.find(lane, 12, std::nullopt).value()) == std::vector{a.id});
    known.wrote(a, lent(a));
    CHECK(known.find(lane, 12, std::nullopt).value().empty());
    const auto last = readyEntry(5, 90);
    known.added(last);
    CHECK(idsOf(known.find(lane, 12, std::nullopt).value()) == std::vector{last.id});
    QueueEntry elsewhere = last;
    elsewhere.lane = LaneId{2};
    known.wrote(last, elsewhere);
    CHECK(known.find(lane, 12, std::nullopt).value().empty());
    known.forget();
    CHECK_FALSE(known.knows(lane));
}
