#include "core/programmes/answer_sheet.h"

namespace relais {

std::optional<std::int64_t> AnswerSheet::at(std::size_t question) const
{
    const Slot& slot = m_slots[question];
    return slot.state == State::Said ? std::optional(slot.value) : std::nullopt;
}

void AnswerSheet::set(std::size_t question, State state, std::int64_t value)
{
    // Volatile: the last write before the memory is given back is otherwise one that nobody reads.
    *static_cast<volatile State*>(&m_slots[question].state) = state;
    *static_cast<volatile std::int64_t*>(&m_slots[question].value) = value;
}

void AnswerSheet::answer(std::size_t question, std::int64_t value)
{
    set(question, State::Said, value);
}

void AnswerSheet::skip(std::size_t question)
{
    set(question, State::Skipped, 0);
}

void AnswerSheet::clear(std::size_t question)
{
    set(question, State::Open, 0);
}

void AnswerSheet::wipe()
{
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        clear(i);
    }
}

BriefAttributes::BriefAttributes(const Questionnaire& questionnaire, const AnswerSheet& sheet) : m_questionnaire(questionnaire)
{
    for (std::size_t i = 0; i < questionnaire.questions.size() && i < sheet.size(); ++i) {
        const Question& question = questionnaire.questions[i];
        const auto value = sheet.at(i);
        // Only what everybody is asked: conditions ask about nothing else, and what is left over from a follow-up decides nothing.
        if (!value || question.when) {
            continue;
        }
        switch (question.type) {
        case Question::Type::Choice: m_all.set(question.code, question.choices.value(*value)); break;
        case Question::Type::Number: m_all.set(question.code, static_cast<int>(*value)); break;
        case Question::Type::Flag: m_all.set(question.code, *value == 1); break;
        case Question::Type::Day: m_all.set(question.code, QDate::fromJulianDay(*value)); break;
        }
    }
}

BriefAttributes::~BriefAttributes()
{
    for (const Question& question : m_questionnaire.questions) {
        if (m_all.find(question.code)) {
            m_all.set(question.code, QDate()); // as wide as a number; a choice's text is the questionnaire's own
        }
    }
}

} // namespace relais
