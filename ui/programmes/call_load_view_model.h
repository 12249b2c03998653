#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "core/programmes/frequency_load.h"
#include "core/programmes/programmes_in_force.h"
#include "ui/programmes/cohort_view_model.h"

#include <QObject>

namespace relais {

/// What a call frequency would cost, reckoned anew at each key: that of a pathway in force, or any other. What other pathways have planned
/// already is asked of the server; without an answer the people typed count alone, and that is said. Borrows all but the book; interface thread.
class CallLoadViewModel : public QObject {
    Q_OBJECT
public:
    enum class Field { Members, Every, Nurses, Weeks };
    CallLoadViewModel(CallDesk& desk, const ProgrammesInForce& programmes, const Calendar& calendar, const Clock& clock,
        const CentreId& centre, QObject* parent = nullptr);

    /// Titles of the versions in force whose calls come again; the last one stands for a frequency of no pathway.
    const QStringList& pathways() const { return m_pathways; }
    int chosen() const { return m_chosen; }
    /// Its interval replaces what was typed, and the people called on it, where the server has told any.
    void choose(int pathway);

    QString text(Field field) const { return m_texts[static_cast<std::size_t>(field)]; }
    void setText(Field field, const QString& text);
    /// What is wrong with it, in words; empty: nothing.
    QString problem(Field field) const;
    /// Nothing while a field is wrong.
    const std::optional<CallLoad>& load() const { return m_load; }
    /// Why there is nothing although all fields are right; empty: there is something.
    QString failure() const;
    /// What the server has planned, that it is awaited, or that it is not known: always a sentence.
    QString plannedSentence() const;
    bool isPlannedMissing() const { return m_asked && !m_planned.has_value(); }

    /// Code of the one that is chosen; empty: a frequency of no pathway.
    QString pathway() const { return protocol() ? protocol()->pathway : QString(); }
    /// By what its phone cohort would be chosen, with the room that the capacity leaves over the weeks that the server looks at; nothing: a field is
    /// wrong, or it has none.
    std::optional<CohortViewModel::Wanted> cohortWanted() const;

    /// Asks the server, unless an answer is awaited.
    void ask();

Q_SIGNALS:
    void changed();

private:
    const Protocol* protocol() const;
    void take(const PlannedCalls& planned);
    void proposeMembers();
    void set(Field field, const QString& text) { m_texts[static_cast<std::size_t>(field)] = text; }
    std::vector<int> due() const;
    CallLoadRequest request() const;
    void reckon();

    CallDesk& m_desk;
    const Calendar& m_calendar;
    const Clock& m_clock;
    CentreId m_centre;
    Result<CapacitySettings> m_settings;
    std::shared_ptr<const ProgrammeBook> m_book; ///< kept: a reload changes nothing under the eyes
    std::vector<const Protocol*> m_protocols;    ///< beside m_pathways
    QStringList m_pathways;
    int m_chosen = 0;
    std::array<QString, 4> m_texts;
    std::array<bool, 4> m_typed{}; ///< what a person has written stays
    std::optional<CallLoad> m_load;
    QString m_wrong; ///< the field's detail
    std::optional<PlannedCalls> m_planned;
    std::optional<Error> m_missing; ///< why it is not known
    bool m_asking = false;
    bool m_asked = false; ///< and answered, well or badly
};

} // namespace relais
