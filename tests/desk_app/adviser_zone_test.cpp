#include "app/relais/adviser_zone.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("a machine set to UTC counts as French, any other keeps its zone", "[desk_app]")
{
    const char* const cases[][2] = {
        {"UTC", "Europe/Paris"}, {"Etc/UTC", "Europe/Paris"}, {"Europe/Paris", "Europe/Paris"},
        {"Indian/Reunion", "Indian/Reunion"}, {"America/Martinique", "America/Martinique"},
        {"Europe/Lisbon", "Europe/Lisbon"}, // offset zero in winter only
    };
    for (const auto& [machine, adviser] : cases) {
        INFO(machine);
        CHECK(adviserZone(QTimeZone(machine)).id() == QByteArray(adviser));
    }
    CHECK(adviserZone(QTimeZone()).id() == QByteArray("Europe/Paris"));
}
