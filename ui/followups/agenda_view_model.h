#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "ui/words/time_words.h"

namespace relais {

/// The callbacks promised, by her or by anyone, in the order in which they fall due. Interface thread.
class AgendaViewModel : public QObject {
    Q_OBJECT
public:
    struct Row {
        QString day;  ///< "aujourd’hui", "demain", "mardi": begins a group where it differs from the row before
        QString time; ///< "14 h", "14 h–17 h"
        QString name;
        QString owner; ///< "vous", "Paul D.", "qui est libre"
        QString reason;
        bool late = false;
    };
    AgendaViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    const QString& message() const { return m_message; }
    bool isLoading() const { return m_loading; }
    void load();

Q_SIGNALS:
    void changed();

private:
    CallDesk& m_desk;
    const Clock& m_clock;
    TimeWords m_time;
    std::vector<Row> m_rows;
    QString m_message;
    bool m_loading = false;
};

} // namespace relais
