#include "app/server/import_runner.h"

#include "tests/campaigns/list_fixture.h"
#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>

using namespace relais;
using namespace relais::test;

namespace {

/// Two lists that are staged in the store of a whole server, and a runner of our own.
struct Runner {
    template <typename Work>
    auto onImports(Work work)
    {
        return server.server().database().runAndWait(Access::Write, [&](Connection& connection) {
            ImportRepository imports(connection, server.centre);
            return work(imports);
        });
    }
    Runner() : log(ServerLog::Level::Quiet)
    {
        const std::string list = listOf({ListLine().person(1), ListLine().person(2), ListLine().person(3)});
        staged = {1, QCryptographicHash::hash(QByteArray::fromStdString(list), QCryptographicHash::Sha256)};
        for (ImportId* id : {&one, &other}) {
            *id = server.server().ids().make<ImportId>();
            ImportRecord record;
            record.id = *id;
            record.campaign = {QStringLiteral("diabete-ecart")};
            record.referenceDate = day(2026, 11, 2);
            REQUIRE(onImports([&](ImportRepository& imports) {
                imports.create(record, server.clock.now());
                return imports.putChunk(*id, 0, QByteArray::fromStdString(list));
            }));
        }
    }
    ImportRecord::State stateOf(const ImportId& id)
    {
        return onImports([&](ImportRepository& imports) { return imports.find(id).value(); }).value().state;
    }
    auto commit(
        const ImportId& id, const std::function<void()>& decided = [] {})
    {
        return runner.commit(server.centre, id, staged, [&](Connection&) { decided(); });
    }

    RunningServer server;
    ServerLog log;
    ImportId one;
    ImportId other;
    StagedList staged;
    ImportRunner runner{server.server().database(), server.server().work(), server.server().ids(), server.clock, log};
};

ErrorCode codeOf(const tl::expected<CommittedImport, ListFailure>& committed)
{
    const auto* error = committed ? nullptr : std::get_if<Error>(&committed.error());
    return error == nullptr ? ErrorCode::BadAnswer : error->code;
}

} // namespace

TEST_CASE("who commits what is being committed, or another import meanwhile, is told so and does not wait", "[server][imports]")
{
    Runner run;
    std::vector<ErrorCode> told;
    // The writer is in the middle of the first one: whoever waited for it would wait for ever.
    const auto committed = run.commit(run.one, [&] {
        told = {codeOf(run.commit(run.one)), codeOf(run.commit(run.other)), codeOf(run.commit(run.one))};
    });
    REQUIRE(committed);
    CHECK(told == std::vector{ErrorCode::Conflict, ErrorCode::ServerBusy, ErrorCode::Conflict});
    CHECK(committed->stored.fresh == 3);
    // Afterwards everybody is served.
    CHECK(run.commit(run.one));
    CHECK(run.commit(run.other));
    CHECK(run.stateOf(run.other) == ImportRecord::State::Committed);
}

TEST_CASE("an import that is broken off by the end of the server is finished by the next one", "[server][imports]")
{
    Runner run;
    const auto stopped = run.commit(run.one, [&] { run.runner.stop(); });
    REQUIRE_FALSE(stopped);
    CHECK(std::get<ListProblem>(stopped.error()).code == ListProblemCode::Cancelled);
    CHECK(run.stateOf(run.one) == ImportRecord::State::Committing);
    // It begins nothing any more.
    CHECK(codeOf(run.commit(run.other)) == ErrorCode::ServerBusy);
    CHECK(run.stateOf(run.other) == ImportRecord::State::Open);

    PatientWatch watch;
    const auto rules = run.server.server().work().read(run.server.centre, [](CentralJob& job) { return &job.rules; });
    ImportCommit next({run.server.server().database(), **rules, run.server.server().ids(), run.server.clock}, run.server.centre,
        run.one, watch);
    const auto done = next.resume();
    REQUIRE(done);
    CHECK(done->stored.fresh == 3);
}
