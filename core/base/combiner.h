#pragma once

#include "core/base/result.h"

#include <algorithm>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace relais {

/// Questions that wait at the same time are answered together: whoever comes first asks for all who came until the answering begins.
/// Any thread; a caller waits for its answer.
template <typename Question, typename Answer>
class Combiner {
public:
    /// `answerAll(take)` is called on the thread of the caller who came first, gets the questions by calling `take()` when it is about to
    /// answer, and gives as many answers in their order, or one failure. `fits(group, question)` says whether a question may be answered
    /// together with these. Nothing: ask alone, since it did not fit, or the group failed for what may be another's fault.
    template <typename AnswerAll, typename Fits>
    std::optional<Result<Answer>> ask(Question question, AnswerAll answerAll, Fits fits)
    {
        auto mine = std::make_shared<Waiting>(Waiting{std::move(question), {}});
        auto answer = mine->answer.get_future();
        bool first = false;
        {
            const std::scoped_lock lock(m_mutex);
            first = m_waiting.empty();
            m_waiting.push_back(mine);
        }
        if (first) {
            answerGroup(answerAll, fits);
        }
        return answer.get();
    }
    template <typename AnswerAll>
    std::optional<Result<Answer>> ask(Question question, AnswerAll answerAll)
    {
        return ask(std::move(question), std::move(answerAll), [](const auto&, const Question&) { return true; });
    }

private:
    struct Waiting {
        Question question;
        std::promise<std::optional<Result<Answer>>> answer;
    };

    using Group = std::vector<std::shared_ptr<Waiting>>;

    Group takeWaiting()
    {
        const std::scoped_lock lock(m_mutex);
        Group came;
        came.swap(m_waiting);
        return came;
    }

    template <typename AnswerAll, typename Fits>
    void answerGroup(AnswerAll& answerAll, Fits& fits)
    {
        Group group;
        bool taken = false;
        const auto take = [&] {
            taken = true;
            group = takeWaiting();
            std::vector<Question> questions;
            questions.reserve(group.size());
            std::size_t fitting = 0;
            for (std::size_t i = 0; i < group.size(); ++i) {
                if (fits(questions, group[i]->question)) {
                    questions.push_back(group[i]->question);
                    std::swap(group[fitting++], group[i]);
                }
            }
            for (std::size_t i = fitting; i < group.size(); ++i) {
                group[i]->answer.set_value(std::nullopt);
            }
            group.resize(fitting);
            return questions;
        };
        std::optional<Result<std::vector<Answer>>> answers;
        try {
            answers = answerAll(take);
        } catch (...) {
            // Nobody waits for ever, whatever happened: each asks alone, and meets it or not.
            if (!taken) {
                group = takeWaiting();
            }
            for (const auto& one : group) {
                one->answer.set_value(std::nullopt);
            }
            return;
        }
        if (!taken) {
            group = takeWaiting(); // nothing was even begun: what holds up one holds up all
        }
        const bool alone = taken && !*answers && group.size() > 1;
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (alone) {
                group[i]->answer.set_value(std::nullopt);
            } else if (*answers) {
                group[i]->answer.set_value(Result<Answer>(std::move((**answers)[i])));
            } else {
                group[i]->answer.set_value(Result<Answer>(failure(answers->error())));
            }
        }
    }

    std::mutex m_mutex;
    std::vector<std::shared_ptr<Waiting>> m_waiting; ///< empty: nobody is asking for the others
};

} // namespace relais
