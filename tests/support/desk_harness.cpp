#include "tests/support/desk_harness.h"

#include <stdexcept>

namespace relais::test {

namespace {

RuleBook shippedRules()
{
    const auto campaign = [](const char* code) { return CampaignSpec::shipped({QString::fromLatin1(code)}).value(); };
    return RuleBook{OutcomeCatalogue::shipped().value(), Calendar::shipped(QStringLiteral("demo")).value(),
        {campaign("diabete-ecart"), campaign("sophia-diabete")}, std::chrono::minutes(150),
        std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value())};
}

} // namespace

DeskWorld::DeskWorld() : rules(shippedRules()) {}

void DeskWorld::fillQueue(int n)
{
    for (int i = 0; i < n; ++i) {
        LeasedContact contact = sampleContact(i, clock.now());
        contact.history = {};
        contact.history.numbers = {contact.person.contactPoints[0].number, contact.person.contactPoints[1].number};
        contact.due = {clock.now() - std::chrono::hours(24 - i), clock.now() + std::chrono::hours(24)};
        server.queue.push_back(contact);
    }
}

QString DeskWorld::storePath() const
{
    const QDir dir(folder.path());
    return dir.filePath(dir.entryList({QStringLiteral("*.sqlite")}).value(0));
}

DeskHarness::DeskHarness(DeskWorld& in, const QString& folder)
    : world(in), stores(folder.isEmpty() ? in.folder.path() : folder, sealer, in.clock, background, in.loop.executor()),
      desk(DeskPorts{in.server, stores, in.server, sync, line, in.clock, timers, ids, background, hasher, in.rules})
{
    QObject::connect(&desk, &CallDesk::failed, &desk, [this](const Error& error) { failures.push_back(error); });
}

DeskHarness::~DeskHarness()
{
    settle();
}

void DeskHarness::settle()
{
    // A store answers in order, so one more question behind all others tells that they are done; and when its answer was all that
    // happened, nothing was begun meanwhile.
    for (int quiet = 0; quiet < 2;) {
        const auto before = world.loop.ran();
        world.loop.run();
        int expected = 0;
        if (state().agent) {
            auto last = desk.openAttempts();
            expected = 1;
            if (!world.loop.runUntil([&] { return last.isFinished(); })) {
                throw std::runtime_error("the desk does not answer");
            }
        }
        quiet = world.loop.ran() - before <= expected ? quiet + 1 : 0;
    }
}

void DeskHarness::advance(std::chrono::milliseconds by)
{
    settle();
    for (auto left = by; left.count() > 0;) {
        const auto step = std::min<std::chrono::milliseconds>(left, std::chrono::milliseconds(500));
        timers.advance(step);
        settle();
        left -= step;
    }
}

bool DeskHarness::advanceUntil(const std::function<bool()>& holds)
{
    for (int round = 0; round < 100; ++round) {
        advance(std::chrono::milliseconds(100));
        if (holds()) {
            return true;
        }
        const auto before = world.loop.ran();
        if (!world.loop.runUntil([&] { return world.loop.ran() > before; })) {
            return false;
        }
    }
    return holds();
}

Result<Done> DeskHarness::signIn(const QString& password, const QString& login)
{
    auto result = get(desk.signIn(login, password));
    settle();
    return result;
}

void DeskHarness::begin()
{
    if (!signIn()) {
        throw std::runtime_error("the sign-in of the test fails");
    }
    desk.ready();
    settle();
}

void DeskHarness::dial()
{
    desk.dial(state().contact->contact.person.contactPoints.front().number);
    settle();
}

void DeskHarness::talk(std::chrono::seconds span)
{
    line.connectPerson();
    advance(span);
    line.end(LineCause::Completed, span);
    settle();
}

CloseRequest DeskHarness::outcome(OutcomeCode code)
{
    CloseRequest request;
    request.outcome = code;
    if (code == OutcomeCode::Fruitful) {
        request.report = sampleReport();
    }
    return request;
}

void DeskHarness::identify()
{
    desk.setIdentity(IdentityCheck::Confirmed);
    if (state().contact && state().contact->noticeNeeded) {
        desk.markNoticeRead();
    }
    settle();
}

Result<Done> DeskHarness::close(OutcomeCode code)
{
    if (world.rules.outcomes.spec(code).discloses) {
        identify();
    }
    auto result = get(desk.close(outcome(code)));
    settle();
    return result;
}

} // namespace relais::test
