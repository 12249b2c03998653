#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace relais {

/// Questions that wait at the same time are answered together: whoever comes first has all asked that came until the answering begins; of
/// more than a group may have, the next one begins another. Any thread. Outlives whoever waits for an answer.
template <typename Question, typename Answer>
class Combiner {
public:
    /// `most`: questions of one group.
    explicit Combiner(std::size_t most = 1000) : m_most(most) {}

    /// Nothing: ask alone, since the question did not fit, or the group failed for what may be another's fault.
    using Told = std::optional<Result<Answer>>;
    /// Called once, on the thread that finishes the group, one after the other: what takes long does not belong there.
    using Then = std::function<void(Told)>;
    /// Whether a question may be answered together with these.
    using Fits = std::function<bool(const std::vector<Question>&, const Question&)>;

private:
    struct Waiting {
        Question question;
        Then then;
    };

public:
    /// Those who are answered together. Shared by whoever works for them, on one thread at a time; nobody is forgotten: whoever was not
    /// told anything when it goes asks alone.
    class Group {
    public:
        Group(Combiner& combiner, Fits fits) : m_combiner(combiner), m_fits(std::move(fits)) {}
        ~Group()
        {
            if (!m_begun) {
                return; // another one asks for her who made it
            }
            takeAll();
            tell([](std::size_t) { return Told(); });
        }
        Group(const Group&) = delete;
        Group& operator=(const Group&) = delete;

        /// When the answering begins, once: the questions of all who came until now and fit together.
        std::vector<Question> take()
        {
            takeAll();
            std::vector<Question> questions;
            questions.reserve(m_members.size());
            std::vector<Waiting> others;
            std::vector<Waiting> fitting;
            for (Waiting& one : m_members) {
                const bool fits = m_fits(questions, one.question);
                if (fits) {
                    questions.push_back(one.question);
                }
                (fits ? fitting : others).push_back(std::move(one));
            }
            m_members = std::move(others);
            tell([](std::size_t) { return Told(); });
            m_members = std::move(fitting);
            return questions;
        }
        /// As many answers as were taken, in their order, or one failure. A failure before anything was taken is everybody's: what holds up
        /// one holds up all. `mayBeOnes`: one that came later may be another's fault, and each asks alone.
        void finish(Result<std::vector<Answer>> answers, bool mayBeOnes = true)
        {
            const bool wasTaken = m_taken;
            takeAll();
            const bool alone = mayBeOnes && wasTaken && !answers && m_members.size() > 1;
            tell([&](std::size_t i) {
                if (alone) {
                    return Told();
                }
                return answers ? Told(Result<Answer>(std::move((*answers)[i]))) : Told(Result<Answer>(failure(answers.error())));
            });
        }

    private:
        friend Combiner;
        void takeAll()
        {
            if (!m_taken) {
                m_taken = true;
                m_members = m_combiner.takeWaiting();
            }
        }
        template <typename ToldAt>
        void tell(ToldAt toldAt)
        {
            const auto members = std::exchange(m_members, {});
            for (std::size_t i = 0; i < members.size(); ++i) {
                try {
                    members[i].then(toldAt(i));
                } catch (...) {} // the others are told all the same
            }
        }

        Combiner& m_combiner;
        Fits m_fits;
        std::vector<Waiting> m_members;
        bool m_begun = false; ///< written before anybody else knows it
        bool m_taken = false;
    };

    /// `begin(std::shared_ptr<Group>)` is called on this thread, if this is who begins a group; it has the group answered, now or later.
    template <typename Begin>
    void askLater(Question question, Then then, Begin begin, Fits fits)
    {
        // Made before it is needed: without memory for it nobody would ask for those who wait.
        auto group = std::make_shared<Group>(*this, std::move(fits));
        {
            const std::scoped_lock lock(m_mutex);
            m_waiting.push_back({std::move(question), std::move(then)});
            group->m_begun = m_waiting.size() > m_begun * m_most;
            m_begun += group->m_begun ? 1 : 0;
        }
        if (group->m_begun) {
            begin(std::move(group));
        }
    }

    /// Waits for the answer. `answerAll(Group&)` is called on the thread of the caller who came first, takes the questions when it is about
    /// to answer, and gives as many answers in their order, or one failure.
    template <typename AnswerAll>
    Told ask(Question question, AnswerAll answerAll, Fits fits)
    {
        auto promise = std::make_shared<std::promise<Told>>(); // broken when it goes: then get() throws
        auto told = promise->get_future();
        const auto begin = [&](const std::shared_ptr<Group>& group) {
            try {
                group->finish(answerAll(*group));
            } catch (...) {} // nobody waits for ever, whatever happened: each asks alone, and meets it or not
        };
        askLater(
            std::move(question), [promise = std::move(promise)](Told what) { promise->set_value(std::move(what)); }, begin,
            std::move(fits));
        return told.get();
    }
    template <typename AnswerAll>
    Told ask(Question question, AnswerAll answerAll)
    {
        return ask(std::move(question), std::move(answerAll), everyoneFits);
    }

    static bool everyoneFits(const std::vector<Question>&, const Question&) { return true; }

private:
    std::vector<Waiting> takeWaiting()
    {
        const std::scoped_lock lock(m_mutex);
        const auto end = m_waiting.begin() + static_cast<std::ptrdiff_t>(std::min(m_most, m_waiting.size()));
        std::vector<Waiting> taken(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
        m_waiting.erase(m_waiting.begin(), end);
        --m_begun;
        return taken;
    }

    const std::size_t m_most;
    std::mutex m_mutex;
    std::deque<Waiting> m_waiting; ///< at most as many as the groups that have begun, and not taken yet, may have
    std::size_t m_begun = 0;       ///< groups
};

} // namespace relais
