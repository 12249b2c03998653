#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "ui/words/time_words.h"

#include <QTimer>

#include <set>

namespace relais {

/// The alerts that wait for a medical officer, oldest first, and the one she reads. Asks again every half minute. What was read last stays
/// when the server cannot be asked: an alert is never taken from sight by a failure. Interface thread.
class AlertsViewModel final : public QObject {
    Q_OBJECT
public:
    struct Row {
        FactId alert;
        PersonId person;
        QString name; ///< "Marguerite ROUSSEAU"
        QString born; ///< "née le 14 mars 1964"; may be empty
        QString address;
        QString numbers;
        QString waits;  ///< "depuis 12 min"
        QString raised; ///< "à 14:02, par Marie L."
        bool late = false;
        bool operator==(const Row&) const = default;
    };
    AlertsViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    /// The one that is open; none: none is, or it waits no more.
    const Row* opened() const;
    /// How many wait, or that none does; empty while nothing is known.
    const QString& summary() const { return m_summary; }
    /// A failure in whole sentences; empty: none.
    const QString& failure() const { return m_failure; }
    bool isLoading() const { return m_loading; } ///< for the first time
    bool isRecording() const { return m_recording; }
    bool hasLate() const;

    /// Asks now, unless an answer is awaited.
    void load();
    void open(const FactId& alert);
    /// Records that she has taken the open one, with her note.
    void take(const QString& note);

Q_SIGNALS:
    void changed();
    /// A sentence to be said aloud: alerts that were not there before, or that one is recorded.
    void announced(const QString& sentence);
    /// The open one is recorded: its note is not needed any more.
    void taken();

private:
    void show(const std::vector<WaitingAlert>& alerts);
    void summarise();

    CallDesk& m_desk;
    const Clock& m_clock;
    TimeWords m_time;
    std::vector<Row> m_rows;
    std::set<FactId> m_taken; ///< here, while an answer that was asked for before may still be on its way
    std::optional<FactId> m_open;
    QString m_summary;
    QString m_failure;
    QTimer m_again;
    bool m_loading = true;
    bool m_asking = false;
    bool m_recording = false;
};

} // namespace relais
