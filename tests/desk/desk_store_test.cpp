#include "tests/support/desk_harness.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>

#include <map>
#include <set>

using namespace relais;
using namespace relais::test;

namespace {

/// All bytes of a store: the file and its journals.
QByteArray bytesOf(const QString& folder)
{
    QByteArray all;
    for (const QString& name : QDir(folder).entryList(QDir::Files)) {
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            all += file.readAll();
        }
    }
    return all;
}

void copyFolder(const QString& from, const QString& to)
{
    for (const QString& name : QDir(from).entryList(QDir::Files)) {
        QFile::remove(QDir(to).filePath(name));
        QFile::copy(QDir(from).filePath(name), QDir(to).filePath(name));
    }
}

} // namespace

TEST_CASE("nobody's name, number or note lies in the store in clear", "[desk][sealed]")
{
    DeskWorld world;
    LeasedContact contact = sampleContact(0, world.clock.now());
    contact.person = canaryPerson();
    contact.history = {};
    contact.history.numbers = {contact.person.contactPoints[0].number};
    world.server.queue = {contact};
    world.server.judge = [](const Fact& fact) -> std::optional<FactAnswer> {
        return FactAnswer{fact.id, FactVerdict::Refused, QStringLiteral("not_permitted")};
    };
    DeskHarness desk(world);
    desk.begin();
    REQUIRE(desk.state().contact->contact.person.identity.birthName == canaryName);
    desk.desk.setNote(canaryNote);
    desk.dial();
    desk.advance(std::chrono::seconds(2));
    desk.talk();
    CloseRequest request = desk.outcome(OutcomeCode::CallbackRequested);
    request.callback = Window{world.clock.now() + std::chrono::hours(4), world.clock.now() + std::chrono::hours(5)};
    request.callbackReason = canaryNote;
    REQUIRE(desk.get(desk.desk.close(request)));
    desk.settle();
    CHECK(desk.get(desk.desk.refusedFacts())->size() >= 3);
    const QByteArray bytes = bytesOf(world.folder.path());
    CHECK(bytes.size() > 4096);
    CHECK(bytes.contains("attempt_closed"));
    for (const QString& secret : {canaryName, canaryFirstName, canaryPhone, canaryNote, QStringLiteral("Marie L.")}) {
        CHECK_FALSE(bytes.contains(secret.toUtf8()));
        CHECK_FALSE(bytes.contains(secret.toLower().toUtf8()));
        for (const Error& error : desk.failures) {
            CHECK_FALSE(error.detail.contains(secret, Qt::CaseInsensitive));
        }
    }
}

TEST_CASE("a store under another key, or changed, says so and betrays nothing", "[desk][sealed]")
{
    DeskWorld world;
    {
        DeskHarness desk(world);
        REQUIRE(desk.signIn());
    }
    world.server.reachable = false;
    world.key = QByteArray(SodiumSealer::keyBytes, 'x');
    DeskHarness desk(world);
    CHECK(desk.signIn().error().code == ErrorCode::StoreCorrupt);
}

TEST_CASE("killed at any commit, the desk comes back with what was saved and nothing in halves", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(6);
    QTemporaryDir copies;
    int copied = 0;
    const auto copy = [&] {
        const QString to = copies.filePath(QString::number(copied++));
        QDir().mkpath(to);
        copyFolder(world.folder.path(), to);
    };
    {
        DeskHarness desk(world);
        QObject::connect(&desk.desk, &CallDesk::changed, &desk.desk, copy);
        desk.begin();
        world.server.reachable = false;
        for (int i = 0; i < 2; ++i) {
            desk.dial();
            desk.talk(std::chrono::seconds(2));
            REQUIRE(desk.close(OutcomeCode::Fruitful));
        }
        REQUIRE(desk.get(desk.desk.undo()));
        desk.settle();
        REQUIRE(desk.close(OutcomeCode::NoAnswer));
    }
    REQUIRE(copied > 20);
    for (int i = 0; i < copied; ++i) {
        world.server.reachable = true;
        world.server.forgetFacts();
        DeskHarness desk(world, copies.filePath(QString::number(i)));
        REQUIRE(desk.signIn());
        desk.advance(std::chrono::seconds(5));
        CHECK(desk.state().sync.unsent == 0);
        // What began is either closed or asked for; what was taken back is asked for again.
        std::map<AttemptId, int> closed;
        std::set<FactId> gone;
        for (const Fact& fact : world.server.facts) {
            if (fact.corrects) {
                gone.insert(*fact.corrects);
            }
        }
        for (const Fact& fact : world.server.facts) {
            const auto* body = std::get_if<AttemptClosed>(&fact.body);
            if (body != nullptr && !gone.contains(fact.id)) {
                ++closed[body->attempt];
            }
        }
        const auto started = world.server.bodies<AttemptStarted>().size();
        const auto open = desk.get(desk.desk.openAttempts());
        REQUIRE(open);
        CHECK(started == closed.size() + open->size());
        for (const auto& [attempt, times] : closed) {
            CHECK(times == 1);
        }
    }
}

TEST_CASE("a hundred thousand changes are applied in pieces that hold nobody up", "[desk][sync]")
{
    DeskWorld world;
    world.fillQueue(3);
    DeskHarness desk(world);
    desk.begin();
    for (int i = 0; i < 100'000; ++i) {
        world.server.feed.push_back({i + 1, ChangeKind::PersonChanged,
            sampleId<PersonId>(100'000 + static_cast<std::uint32_t>(i)), std::nullopt, std::nullopt, 2, {}});
    }
    world.server.feed.push_back(
        {100'001, ChangeKind::PersonClosed, samplePerson(1).id, std::nullopt, std::nullopt, std::nullopt, {}});
    world.server.lent.erase(sampleContact(1, {}).lease);
    desk.timers.advance(std::chrono::seconds(16));
    // No step of the interface thread may be long; a second would be a page parsed or applied where people look.
    auto longest = std::chrono::nanoseconds{0};
    const bool done = world.loop.runUntil([&, last = std::chrono::steady_clock::now()]() mutable {
        const auto now = std::chrono::steady_clock::now();
        longest = std::max<std::chrono::nanoseconds>(longest, now - last);
        last = now;
        return desk.state().today.size() == 1;
    });
    CHECK(done);
    CHECK(longest < std::chrono::seconds(1));
}
