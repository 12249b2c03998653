#include "core/upkeep/store_checksum.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

StoreChecksum sumOf(std::initializer_list<std::string_view> rows)
{
    StoreChecksum sum;
    for (const auto row : rows) {
        sum.add(row);
    }
    return sum;
}

} // namespace

TEST_CASE("the checksum of rows does not depend on their order, and on everything else", "[upkeep]")
{
    CHECK(sumOf({"a", "b", "c"}) == sumOf({"c", "a", "b"}));
    CHECK(sumOf({"a", "b"}) != sumOf({"a", "c"}));
    CHECK(sumOf({"a", "b"}) != sumOf({"a"}));
    CHECK(sumOf({"a", "a", "b"}) != sumOf({"a", "b", "b"}));
    CHECK(sumOf({"ab", ""}) != sumOf({"a", "b"}));
    CHECK(sumOf({}).rows() == 0);
    CHECK(sumOf({"a"}).text().size() == 32);
    // Taken up where it was left.
    StoreChecksum half = sumOf({"a", "b"});
    StoreChecksum rest(half.rows(), half.high(), half.low());
    rest.add("c");
    CHECK(rest == sumOf({"a", "b", "c"}));
}
