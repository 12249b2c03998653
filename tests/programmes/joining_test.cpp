#include "core/programmes/joining.h"
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::MemberStory;

namespace {

const Protocol& impulsion()
{
    return *MemberStory::book().version(u"vivoptim-impulsion", u"2018-01");
}

Joining joiningWith(const char* entry, const QStringList& consents)
{
    return {QString::fromLatin1(entry), QStringLiteral("phone"), QDate(1974, 5, 2), QStringLiteral("metropole"), consents};
}

} // namespace

TEST_CASE("nobody joins by a way that the version does not list, or without its required consents", "[programmes]")
{
    struct Row {
        const char* entry;
        QStringList consents;
        std::optional<JoiningObstacle> obstacle;
    };
    const QString programme = QStringLiteral("programme");
    const Row rows[] = {
        {"campaign", {programme}, std::nullopt},
        {"online", {programme, QStringLiteral("evaluation")}, std::nullopt},
        {"campaign", {}, JoiningObstacle::ConsentMissing},
        {"campaign", {QStringLiteral("evaluation")}, JoiningObstacle::ConsentMissing},
        {"prado_relay", {programme}, JoiningObstacle::EntryNotOffered},
        {"phone", {programme}, JoiningObstacle::EntryNotOffered},
    };
    for (const Row& row : rows) {
        INFO(row.entry << " " << row.consents.join(u' ').toStdString());
        const Joining joining = joiningWith(row.entry, row.consents);
        CHECK(joiningObstacle(impulsion(), joining) == row.obstacle);
        CHECK(joiningBodies(impulsion(), joining, MemberStory::calendar()).empty() == row.obstacle.has_value());
    }
}

TEST_CASE("only what was said is recorded as given", "[programmes]")
{
    const auto given = [](const QStringList& consents) {
        QStringList codes;
        for (const FactBody& body : joiningBodies(impulsion(), joiningWith("campaign", consents), MemberStory::calendar())) {
            if (const auto* consent = std::get_if<ConsentSaid>(&body)) {
                CHECK(consent->given);
                CHECK(consent->wording == QStringLiteral("2026-11"));
                CHECK(consent->channel == QStringLiteral("phone"));
                codes.append(consent->consent);
            }
        }
        return codes;
    };
    CHECK(given({QStringLiteral("programme")}) == QStringList{QStringLiteral("programme")});
    CHECK(given({QStringLiteral("electronic_messages"), QStringLiteral("programme"), QStringLiteral("unheard_of")})
        == QStringList{QStringLiteral("programme"), QStringLiteral("electronic_messages")});
}
