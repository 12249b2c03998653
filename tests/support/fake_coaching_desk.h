#pragma once

#include "core/base/promised.h"
#include "core/programmes/coaching_desk.h"

#include <vector>

namespace relais::test {

/// Takes every request, or says what a test arranged. Answers at once, or when `slow`, when a test says so.
struct FakeCoachingDesk final : CoachingDesk {
    QFuture<Result<CoachingAnswer>> bring(const CoachingRequest& request) override
    {
        came.push_back(request);
        if (!slow) {
            return answered<CoachingAnswer>(answer);
        }
        waiting.emplace_back();
        return waiting.back().future();
    }
    void answerAll()
    {
        for (const auto& one : waiting) {
            one.finish(answer);
        }
        waiting.clear();
    }

    Result<CoachingAnswer> answer = CoachingAnswer::Coaching;
    bool slow = false;
    std::vector<CoachingRequest> came;
    std::vector<Promised<CoachingAnswer>> waiting;
};

} // namespace relais::test
