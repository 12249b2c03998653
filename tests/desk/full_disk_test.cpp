#include "tests/support/desk_harness.h"
#include "ui/words/error_words.h"

#include <catch2/catch.hpp>

#include <QFileInfo>

using namespace relais;
using namespace relais::test;

namespace {

constexpr int pageBytes = 4096;

/// Drafts of people who are not there: what fills a disk, and gives it free again.
class Filler {
public:
    explicit Filler(DeskHarness& desk) : m_desk(desk)
    {
        desk.stores.open(world().server.server(), QStringLiteral("marie"), DeskStores::Missing::Refuse,
            [this](Result<std::shared_ptr<DeskStore>> store) { m_store = store.value(); });
        world().loop.run();
    }
    /// Until not even a small draft fits; the error that said so.
    ErrorCode fill()
    {
        std::optional<ErrorCode> full;
        for (const int size : {2000, 200, 1}) {
            full.reset();
            while (!full) {
                full = put(size);
            }
        }
        return *full;
    }
    void makeRoom()
    {
        bool done = false;
        m_store->local(
            [people = m_people](LocalWork& work) -> Result<Done> {
                for (const PersonId& person : people) {
                    work.drafts.remove(person);
                }
                return Done{};
            },
            [&](const Result<Done>&) { done = true; });
        world().loop.runUntil([&] { return done; });
    }

private:
    DeskWorld& world() const { return m_desk.world; }
    std::optional<ErrorCode> put(int size)
    {
        m_people.push_back(sampleId<PersonId>(static_cast<std::uint32_t>(5000 + m_people.size())));
        std::optional<Result<Done>> answer;
        m_store->local(
            [person = m_people.back(), size](LocalWork& work) -> Result<Done> {
                work.drafts.put(person, ContactDraft{QString(size, u'x'), std::nullopt, IdentityCheck::NotConfirmed});
                return Done{};
            },
            [&](Result<Done> done) { answer = std::move(done); });
        world().loop.runUntil([&] { return answer.has_value(); });
        return *answer ? std::nullopt : std::optional(answer->error().code);
    }

    DeskHarness& m_desk;
    std::shared_ptr<DeskStore> m_store;
    std::vector<PersonId> m_people;
};

} // namespace

TEST_CASE("on a full disk nothing that was saved is lost, and the work goes on when there is room", "[desk][full_disk]")
{
    DeskWorld world;
    world.fillQueue(4);
    int pages = 0;
    {
        DeskHarness first(world);
        first.begin();
        first.dial();
        first.line.end(LineCause::NoAnswer);
        first.settle();
        REQUIRE(first.close(OutcomeCode::NoAnswer));
        first.settle();
    }
    pages = static_cast<int>(QFileInfo(world.storePath()).size() / pageBytes) + 40;

    auto desk = std::make_unique<DeskHarness>(world);
    desk->stores.limitPages(pages);
    desk->begin();
    const PersonId talkedTo = desk->onScreen();
    desk->dial();
    desk->talk();
    desk->identify();
    const auto sentBefore = world.server.facts.size();
    Filler filler(*desk);
    CHECK(filler.fill() == ErrorCode::StoreFull);

    // The save fails as a whole, says so, and everything is still on screen.
    desk->desk.setNote(QString(1900, u'n'));
    CloseRequest request = DeskHarness::outcome(OutcomeCode::Fruitful);
    const auto refused = desk->get(desk->desk.close(request));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StoreFull);
    const ErrorWords words = errorWords(ErrorCode::StoreFull);
    CHECK_FALSE(words.happened.isEmpty());
    CHECK_FALSE(words.safe.isEmpty());
    CHECK_FALSE(words.toDo.isEmpty());
    desk->settle();
    CHECK(desk->onScreen() == talkedTo);
    CHECK(desk->state().call.attempt);
    CHECK(desk->state().contact->note == QString(1900, u'n'));
    CHECK(world.server.facts.size() == sentBefore);
    CHECK(world.server.bodies<AttemptClosed>().size() == 1);

    SECTION("room comes back: the same save goes through")
    {
        filler.makeRoom();
        REQUIRE(desk->get(desk->desk.close(request)));
        desk->settle();
        CHECK(world.server.bodies<AttemptClosed>().size() == 2);
        CHECK(world.server.bodies<AttemptClosed>().back().note == QString(1900, u'n'));
        CHECK(desk->onScreen() != talkedTo);
    }
    SECTION("it is killed instead: what was saved is there, and the outcome is asked for")
    {
        desk.reset();
        DeskHarness again(world);
        REQUIRE(again.signIn());
        again.settle();
        CHECK(again.state().openAttempts == 1);
        CHECK(world.server.bodies<AttemptStarted>().size() == 2);
    }
}

TEST_CASE("a store that a newer Relais wrote is refused as such, and left as it is", "[desk][storage]")
{
    DeskWorld world;
    {
        DeskHarness desk(world);
        REQUIRE(desk.signIn());
        desk.settle();
    }
    // What the next version will have done: one more migration on file.
    {
        SqliteSettings settings;
        settings.path = world.storePath();
        auto connection = SqliteConnection::open(settings);
        REQUIRE(connection);
        Migrator newer(QStringLiteral("desk"));
        auto migrations = newer.migrations();
        migrations.push_back({migrations.back().number + 1, QStringLiteral("9999_next.sql"),
            QStringLiteral("CREATE TABLE later (a TEXT) {strict};")});
        REQUIRE(Migrator(migrations).migrate(**connection, world.clock));
    }
    DeskHarness desk(world);
    const auto refused = desk.signIn();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::StoreTooNew);
    CHECK_FALSE(desk.state().agent);
    const ErrorWords words = errorWords(ErrorCode::StoreTooNew);
    CHECK(words.happened.contains(u"plus récent"));
    CHECK_FALSE(words.safe.isEmpty());
    CHECK_FALSE(words.toDo.isEmpty());
}
