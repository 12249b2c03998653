// A server of a store that answers nothing: whoever waits is told so together, not one after the other.
#include "tests/support/temporary_store.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>

using namespace relais;
using namespace relais::test;

namespace {

/// Waits at the beginning of each transaction until the test lets it, and finds nobody.
class SilentConnection final : public Connection {
public:
    SilentConnection(std::atomic<int>& begun, std::shared_future<void> gate)
        : Connection(Engine::Sqlite), m_begun(begun), m_gate(std::move(gate))
    {}
    void begin(bool, const QString&) override
    {
        ++m_begun;
        m_begun.notify_all();
        m_gate.wait();
        throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("no answer")});
    }
    void execute(const std::string&) override {}
    void commit() override {}
    void rollback() noexcept override {}
    void savepoint() override {}
    void releaseSavepoint() override {}
    void rollbackToSavepoint() override {}
    bool inTransaction() const override { return false; }

protected:
    std::unique_ptr<PreparedStatement> prepare(const std::string&) override { return nullptr; }

private:
    std::atomic<int>& m_begun;
    std::shared_future<void> m_gate;
};

/// Writes into a file; reads find nobody.
class SilentForReaders final : public ConnectionSource {
public:
    SilentForReaders(SqliteSettings file, std::atomic<int>& begun, std::shared_future<void> gate)
        : m_file(std::move(file)), m_begun(begun), m_gate(std::move(gate))
    {}
    Result<std::unique_ptr<Connection>> open(bool readOnly) const override
    {
        if (readOnly) {
            return std::make_unique<SilentConnection>(m_begun, m_gate);
        }
        return SqliteConnection::open(m_file);
    }

private:
    SqliteSettings m_file;
    std::atomic<int>& m_begun;
    std::shared_future<void> m_gate;
};

} // namespace

TEST_CASE("reads that wait behind one for which the store does not answer are told together", "[storage]")
{
    QTemporaryDir folder;
    SqliteSettings file;
    file.path = folder.filePath(QStringLiteral("central.sqlite"));
    std::atomic<int> begun = 0;
    std::promise<void> gate;
    Database::Settings settings;
    settings.source = std::make_shared<SilentForReaders>(file, begun, gate.get_future().share());
    settings.readers = 1;
    const TestClock clock;
    auto database = Database::open(
        settings, Migrator(QStringLiteral("central")), clock, [](const std::function<void()>& answer) { answer(); });
    REQUIRE(database);
    std::vector<std::future<ErrorCode>> answers;
    const auto ask = [&] {
        auto told = std::make_shared<std::promise<ErrorCode>>();
        answers.push_back(told->get_future());
        (*database)->run(
            Access::Read, [](Connection&) { return Done{}; },
            [told](const Result<Done>& done) { told->set_value(done ? ErrorCode::NotFound : done.error().code); });
    };
    ask();
    begun.wait(0);
    for (int i = 0; i < 20; ++i) {
        ask();
    }
    gate.set_value();
    for (auto& answer : answers) {
        CHECK(answer.get() == ErrorCode::StoreUnavailable);
    }
    CHECK(begun == 1);
}
