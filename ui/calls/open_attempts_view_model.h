#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "ui/words/time_words.h"

namespace relais {

/// Calls that began and whose outcome was never said, after a kill or a cut: asked for at the next start.
/// Interface thread; a failure is told in `message`, the list stays.
class OpenAttemptsViewModel : public QObject {
    Q_OBJECT
public:
    struct Row {
        AttemptId attempt;
        QString name;
        QString when; ///< "hier 14 h 02"
    };
    OpenAttemptsViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    const QString& message() const { return m_message; }
    bool isLoading() const { return m_loading; }
    void load();
    void resume(int row);

Q_SIGNALS:
    void changed();
    void resumed();

private:
    CallDesk& m_desk;
    const Clock& m_clock;
    TimeWords m_time;
    std::vector<Row> m_rows;
    QString m_message;
    bool m_loading = false;
};

} // namespace relais
