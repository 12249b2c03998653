#pragma once

#include "core/programmes/questionnaire.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace relais {

/// The answers to one questionnaire while it is filled in, by the place of the question. Numbers only, never texts, so that wiping reaches
/// all of it; neither copied nor moved, and overwritten when it goes. Health data: never in a log, never on a disk. Any one thread.
class AnswerSheet {
public:
    explicit AnswerSheet(std::size_t questions) : m_slots(questions) {}
    ~AnswerSheet() { wipe(); }
    AnswerSheet(const AnswerSheet&) = delete;
    AnswerSheet& operator=(const AnswerSheet&) = delete;

    std::size_t size() const { return m_slots.size(); }
    std::optional<std::int64_t> at(std::size_t question) const;
    bool isSkipped(std::size_t question) const { return m_slots[question].state == State::Skipped; }
    void answer(std::size_t question, std::int64_t value);
    void skip(std::size_t question); ///< the person would rather not say; an answer that was there is overwritten
    void clear(std::size_t question);
    /// Overwrites all of it, in a way that no compiler leaves out.
    void wipe();

private:
    enum class State : std::int64_t { Open, Said, Skipped };
    struct Slot {
        State state = State::Open;
        std::int64_t value = 0;
    };
    void set(std::size_t question, State state, std::int64_t value);

    std::vector<Slot> m_slots;
};

/// The answers as the attributes that conditions ask for, for the length of one question to them: overwritten when it goes.
class BriefAttributes {
public:
    BriefAttributes(const Questionnaire& questionnaire, const AnswerSheet& sheet);
    ~BriefAttributes();
    BriefAttributes(const BriefAttributes&) = delete;
    BriefAttributes& operator=(const BriefAttributes&) = delete;

    const Attributes& all() const { return m_all; }

private:
    const Questionnaire& m_questionnaire;
    Attributes m_all;
};

} // namespace relais
