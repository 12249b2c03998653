// Questions that wait together are answered together, each with its own answer.
#include "core/base/combiner.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <map>
#include <stdexcept>
#include <thread>

using namespace relais;
using namespace Qt::StringLiterals;

namespace {

using Doubling = Combiner<int, int>;

/// Lets a group begin only when so many have come, as a store that is busy would.
class Gate {
public:
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_opened.notify_all();
    }
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_came.notify_all();
        m_opened.wait(lock, [this] { return m_open; });
    }
    void awaitOne()
    {
        std::unique_lock lock(m_mutex);
        m_came.wait(lock, [this] { return m_waiting > 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_opened;
    std::condition_variable m_came;
    int m_waiting = 0;
    bool m_open = false;
};

Result<std::vector<int>> doubled(const std::vector<int>& questions)
{
    std::vector<int> answers;
    for (const int one : questions) {
        answers.push_back(2 * one);
    }
    return answers;
}

} // namespace

TEST_CASE("many ask, each gets its own answer, and few groups are made", "[base]")
{
    Doubling combiner;
    Gate gate;
    std::atomic<int> groups = 0;
    std::atomic<int> right = 0;
    std::atomic<int> asked = 0;
    const auto answerAll = [&](Doubling::Group& group) {
        gate.pass();
        ++groups;
        return doubled(group.take());
    };
    std::vector<std::thread> threads;
    threads.emplace_back([&] { right += combiner.ask(0, answerAll)->value() == 0 ? 1 : 0; });
    gate.awaitOne();
    for (int i = 1; i <= 20; ++i) {
        threads.emplace_back([&, i] {
            ++asked;
            right += combiner.ask(i, answerAll)->value() == 2 * i ? 1 : 0;
        });
    }
    while (asked < 20) {
        std::this_thread::yield();
    }
    gate.open();
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(right == 21);
    CHECK(groups <= 21);
    CHECK(groups >= 1);
}

TEST_CASE("a store that does not begin is told to all who waited, and a failure behind that lets each ask alone", "[base]")
{
    const auto answerOf = [](ErrorCode code, bool begins) {
        Doubling combiner;
        Gate gate;
        std::vector<std::optional<Result<int>>> answers(2);
        std::vector<std::thread> threads;
        const auto answerAll = [&](Doubling::Group& group) -> Result<std::vector<int>> {
            gate.pass();
            if (begins) {
                group.take();
            }
            return failure(code);
        };
        threads.emplace_back([&] { answers[0] = combiner.ask(1, answerAll); });
        gate.awaitOne();
        std::atomic<bool> second = false;
        threads.emplace_back([&] {
            second = true;
            answers[1] = combiner.ask(2, answerAll);
        });
        while (!second) {
            std::this_thread::yield();
        }
        gate.open();
        for (std::thread& thread : threads) {
            thread.join();
        }
        return answers;
    };
    for (const auto& answer : answerOf(ErrorCode::StoreUnavailable, false)) {
        REQUIRE(answer);
        CHECK(answer->error().code == ErrorCode::StoreUnavailable);
    }
    // Whether the second one joined the first or made a group of its own is a matter of moments: alone it is told the failure.
    for (const auto& answer : answerOf(ErrorCode::StoreUnavailable, true)) {
        CHECK((!answer || answer->error().code == ErrorCode::StoreUnavailable));
    }
}

TEST_CASE("whatever is thrown while a group is answered, nobody waits for ever", "[base]")
{
    Doubling combiner;
    for (const bool begins : {true, false}) {
        CHECK_FALSE(combiner.ask(1, [&](Doubling::Group& group) -> Result<std::vector<int>> {
            if (begins) {
                group.take();
            }
            throw std::runtime_error("no memory");
        }));
        CHECK(combiner.ask(2, [](Doubling::Group& group) { return doubled(group.take()); })->value() == 4);
    }
}

TEST_CASE("who does not fit the group asks alone", "[base]")
{
    Doubling combiner;
    const auto none = [](const auto&, int) { return false; };
    CHECK_FALSE(combiner.ask(
        1, [](Doubling::Group& group) { return doubled(group.take()); }, none));
    CHECK(combiner.ask(1, [](Doubling::Group& group) { return doubled(group.take()); })->value()
        == 2); // and nobody is left waiting
}

TEST_CASE("who asks without waiting is told later, in groups of at most so many", "[base]")
{
    Doubling combiner(3);
    std::vector<std::shared_ptr<Doubling::Group>> begun;
    std::map<int, int> told;
    const auto ask = [&](int question) {
        combiner.askLater(
            question, [&told, question](const Doubling::Told& answer) { told[question] = answer->value(); },
            [&](std::shared_ptr<Doubling::Group> group) { begun.push_back(std::move(group)); }, Doubling::everyoneFits);
    };
    for (int i = 0; i < 8; ++i) {
        ask(i);
    }
    REQUIRE(begun.size() == 3); // for three, three and two
    const auto answer = [&](std::size_t which) {
        const auto questions = begun[which]->take();
        begun[which]->finish(doubled(questions));
        return questions;
    };
    CHECK(answer(0) == std::vector{0, 1, 2});
    ask(8); // there is room among those that have begun
    CHECK(begun.size() == 3);
    ask(9);
    CHECK(begun.size() == 4);
    CHECK(answer(2) == std::vector{3, 4, 5}); // whichever begins first takes who came first
    CHECK(answer(1) == std::vector{6, 7, 8});
    CHECK(answer(3) == std::vector{9});
    for (int i = 0; i < 10; ++i) {
        CHECK(told[i] == 2 * i);
    }
}

TEST_CASE("whoever is left without a word asks alone, whatever the others make of theirs", "[base]")
{
    Doubling combiner;
    for (const bool taken : {true, false}) {
        std::shared_ptr<Doubling::Group> begun;
        int alone = 0;
        const auto ask = [&](const Doubling::Then& then) {
            combiner.askLater(
                1, then, [&](std::shared_ptr<Doubling::Group> group) { begun = std::move(group); }, Doubling::everyoneFits);
        };
        ask([](const Doubling::Told&) { throw std::runtime_error("no memory"); });
        ask([&](const Doubling::Told& told) { alone += told ? 0 : 1; });
        if (taken) {
            begun->take();
        }
        begun.reset();
        CHECK(alone == 1);
    }
    CHECK(combiner.ask(2, [](Doubling::Group& group) { return doubled(group.take()); })->value() == 4);
}
