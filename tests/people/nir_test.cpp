#include "core/people/nir.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a NIR and its key are told from what only looks like them", "[people]")
{
    for (const std::string_view whole :
        {"255081416802538", "295109912611193", "269054958815780", "186022A21532523", "285012A00400758", "185012B03300147"}) {
        const auto nir = Nir::fromText(whole.substr(0, 13));
        REQUIRE(nir);
        CHECK(nir->hasKey(whole.substr(13)));
        CHECK(nir->text().toStdString() == whole.substr(0, 13));
        CHECK(Nir::fromPacked(nir->packed()) == nir);
        CHECK_FALSE(nir->hasKey(whole.substr(13, 1)));
        CHECK_FALSE(nir->hasKey(""));
        CHECK_FALSE(nir->hasKey(std::string(whole.substr(13)) + "0"));
    }
    CHECK(Nir::fromText(std::string_view("2640975010103"))->hasKey("9"));
    CHECK(Nir::fromText(std::string_view("2640975010103"))->hasKey("09"));
}

TEST_CASE("a NIR is read with its spaces and in either case, not otherwise", "[people]")
{
    const auto plain = Nir::fromText(std::string_view("186022A215325"));
    REQUIRE(plain);
    CHECK(Nir::fromText(std::string_view("1 86 02 2a 215 325")) == plain);
    CHECK(Nir::fromText(std::string_view("1\u00a086\u202f02 2A 215 325")) == plain);
    CHECK(Nir::fromText(u"1 86 02 2A 215 325") == plain);
    CHECK(Nir::fromText(std::string_view("186022B215325")) != plain);
    CHECK(Nir::fromText(std::string_view("1860220215325")) != plain);
    for (const std::string_view wrong : {"", "186022A21532", "186022A2153255", "386022A215325", "086022A215325", "186022C215325",
             "1860A22215325", "18602A2215325", "186021A215325", "18602\u0662\u0662215325", "186022A21532x", "186-22A215325"}) {
        CHECK_FALSE(Nir::fromText(wrong));
    }
    for (const std::string_view provisional : {"7640975010103", "8640975010103"}) {
        CHECK(Nir::fromText(provisional));
    }
}

TEST_CASE("a strange month of birth is a warning and no refusal", "[people]")
{
    CHECK(Nir::fromText(std::string_view("2641275010103"))->hasCivilMonth());
    CHECK_FALSE(Nir::fromText(std::string_view("2643375010103"))->hasCivilMonth());
    CHECK_FALSE(Nir::fromText(std::string_view("2640075010103"))->hasCivilMonth());
}

TEST_CASE("a screen shows the birth part of a NIR and nothing more", "[people]")
{
    CHECK(Nir::fromText(std::string_view("2640975010103"))->masked() == QStringLiteral("2 64 09 75 ··· ··· ··"));
    CHECK(Nir::fromText(std::string_view("186022A215325"))->masked() == QStringLiteral("1 86 02 2A ··· ··· ··"));
    CHECK(Nir::fromText(std::string_view("2640975010103"))->revealed() == QStringLiteral("2 64 09 75 010 103 09"));
}

TEST_CASE("a packed NIR that was never packed is refused", "[people]")
{
    CHECK_FALSE(Nir::fromPacked(0));
    CHECK_FALSE(Nir::fromPacked(10'000'000'000'000ULL));
    CHECK_FALSE(Nir::fromPacked(3'640'975'010'103ULL));
    CHECK_FALSE(Nir::fromPacked(2'640'975'010'103ULL | std::uint64_t{1} << 48));
    CHECK_FALSE(Nir::fromPacked(2'640'920'010'103ULL | std::uint64_t{3} << 48));
}
