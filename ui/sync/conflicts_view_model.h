#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "ui/words/time_words.h"

namespace relais {

/// The facts of the centre that were kept as conflicts, newest first. What was read last stays when the server cannot be asked.
/// Interface thread.
class ConflictsViewModel final : public QObject {
    Q_OBJECT
public:
    struct Row {
        QString name;    ///< "Marguerite ROUSSEAU", or what stands for it
        QString what;    ///< "Rappel promis"
        QString why;     ///< a sentence
        QString said;    ///< "par Paul D., à 10 h 02"
        QString other;   ///< the other side in the same way; may be empty
        QString outcome; ///< what counts, what to do
        bool operator==(const Row&) const = default;
    };
    ConflictsViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    /// How many there are, or that they are awaited; empty while nothing is known.
    const QString& summary() const { return m_summary; }
    /// A failure in whole sentences; empty: none.
    const QString& failure() const { return m_failure; }

    /// Asks now, unless an answer is awaited.
    void load();

Q_SIGNALS:
    void changed();

private:
    QString said(const QString& by, Instant at) const;

    CallDesk& m_desk;
    const Clock& m_clock;
    TimeWords m_time;
    std::vector<Row> m_rows;
    QString m_summary;
    QString m_failure;
    bool m_asking = false;
};

} // namespace relais
