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

    template <typename AnswerAll, typename Fits>
    void answerGroup(AnswerAll& answerAll, Fits& fits)
    {
        std::vector<std::shared_ptr<Waiting>> group;
        bool taken = false;
        const auto take = [&] {
            taken = true;
            std::vector<std::shared_ptr<Waiting>> came;
            {
                const std::scoped_lock lock(m_mutex);
                came.swap(m_waiting);
            }
            std::vector<Question> questions;
            questions.reserve(came.size());
            for (auto& one : came) {
                if (fits(questions, one->question)) {
                    questions.push_back(one->question);
                    group.push_back(std::move(one));
                } else {
                    one->answer.set_value(std::nullopt);
                }
            }
            return questions;
        };
        Result<std::vector<Answer>> answers = answerAll(take);
        if (!taken) {
            take(); // nothing was even begun
        }
        const bool aloneToo = !answers && group.size() > 1 && answers.error().code != ErrorCode::StoreUnavailable
            && answers.error().code != ErrorCode::StoreBusy;
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (aloneToo) {
                group[i]->answer.set_value(std::nullopt);
            } else if (answers) {
                group[i]->answer.set_value(Result<Answer>(std::move((*answers)[i])));
            } else {
                group[i]->answer.set_value(Result<Answer>(failure(answers.error())));
            }
        }
    }

    std::mutex m_mutex;
    std::vector<std::shared_ptr<Waiting>> m_waiting; ///< empty: nobody is asking for the others
};

} // namespace relais
