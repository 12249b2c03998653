#pragma once

#include "core/programmes/member_facts.h"
#include "core/programmes/protocol.h"

#include <QVarLengthArray>

#include <array>

namespace relais {

/// What the facts say of one occurrence of a step. Borrows the facts.
struct StepRecord {
    std::size_t step = 0;
    int occurrence = 1;
    QVarLengthArray<const AttemptRecord*, 4> attempts; ///< ascending
    std::optional<Instant> doneAt;
    std::optional<Instant> booked;
    std::optional<Window> asked;      ///< by the last promise; whether calls since have kept it is judged by retryOf()
    Instant askedAt;                  ///< when it was promised
    bool calledSince = false;         ///< since it was promised
    std::optional<Instant> skippedAt; ///< declined, cancelled, dropped
    QString skippedWhy;
};

/// The facts of a person on a pathway, added up in their one order. Lives as long as the facts; the stack of one question.
class StepLedger {
public:
    StepLedger(const Protocol& protocol, const MemberFacts& member);

    /// When an anchor is that is no step; nothing: not known.
    const AnchorSaid* anchor(AnchorKind kind) const;
    const StepRecord* record(std::size_t step, int occurrence) const;
    const Attributes& attributes() const { return m_attributes; }
    /// Every day that was said under a name, in the order of the facts: of doses, each counts, not the last alone.
    const std::vector<std::pair<QString, QDate>>& days() const { return m_days; }
    /// What holds of the things that end or suspend, in the order of the exits of the protocol; nothing: the pathway goes on.
    const ExitRule* stop() const { return m_stop; }
    /// Whether this was said and stands, also where no exit of the protocol speaks of it.
    bool stands(ExitCause cause) const { return m_stopped[static_cast<std::size_t>(cause)]; }
    /// Whether she left before the end: withdrawal, objection, death or refusal stands. Then no end of the file is reached.
    bool wasLeft() const;
    /// What suspends, also beside something that ends: an adviser who goes on does not phone into a hospital bed.
    const ExitRule* suspension() const { return m_suspension; }
    /// Whether the fact that a task waits for is there. Of an appointment the last word counts: booked with that professional or as the first
    /// appointment, honoured, or no longer wanted; one that was missed or cancelled is to be booked again.
    bool isSettled(const StepTask& task) const;

private:
    std::optional<std::size_t> indexOf(const QString& step);
    StepRecord* recordFor(const QString& step, int occurrence);
    void add(const StepCalled& called);
    void add(const StepNoted& noted);
    void noteAppointment(const StepNoted& noted);
    void findFirstAppointment();
    void noteCohort(const AttributeSaid& said, Instant at);

    const Protocol& m_protocol;
    std::size_t m_lastIndex = 0; ///< of the step that a fact spoke of last
    std::array<const AnchorSaid*, 7> m_anchors{};
    std::optional<AnchorSaid> m_firstAppointment;   ///< as booked with a professional; nothing: as it was said, if it was
    std::optional<AnchorSaid> m_calledSince;        ///< since when she is in the phone cohort, not before the way began
    QVarLengthArray<StepRecord, 12> m_records;      ///< of most people: no memory is asked for
    std::array<bool, 8> m_stopped{};                ///< by ExitCause
    bool m_firstBooked = false;                     ///< the first appointment, whoever gives it
    std::vector<std::pair<QString, bool>> m_booked; ///< by code of the visit: what was said of its first time since then
    Attributes m_attributes;
    std::vector<std::pair<QString, QDate>> m_days;
    const ExitRule* m_stop = nullptr;
    const ExitRule* m_suspension = nullptr;
};

} // namespace relais
