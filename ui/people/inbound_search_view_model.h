#pragma once

#include "core/calls/call_desk.h"

namespace relais {

/// Somebody calls in, or a person is looked for: the server is asked by name, number or birth date. Interface thread.
/// Offline, or when nothing is found, `message` says so and what to do.
class InboundSearchViewModel : public QObject {
    Q_OBJECT
public:
    struct Row {
        PersonId person;
        QString name;
        QString about; ///< "née le 14 mars 1964 · Nantes"
        QString hint;
    };
    explicit InboundSearchViewModel(CallDesk& desk, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    const QString& message() const { return m_message; }
    bool isBusy() const { return m_busy; }
    /// The number that the telephone shows: a suggestion, since it can be forged.
    QString suggestedNumber() const;

    void search(const QString& text);
    void open(int row);
    void clear();

Q_SIGNALS:
    void changed();
    void opened();

private:
    CallDesk& m_desk;
    std::vector<Row> m_rows;
    QString m_message;
    bool m_busy = false;
    int m_asked = 0;
};

} // namespace relais
