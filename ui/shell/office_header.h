#pragma once

#include "ui/activity/agent_state_view_model.h"

#include <QWidget>

namespace relais {

class PillButton;
class TextLabel;

/// The bar above the office: who, as what, where; the network; the way out. No states of a call: nobody phones here. Interface thread.
class OfficeHeader final : public QWidget {
    Q_OBJECT
public:
    explicit OfficeHeader(AgentStateViewModel& model, QWidget* parent = nullptr);

    /// In the notation of QKeySequence; the owner of the header binds it.
    static QString signOutKey();

Q_SIGNALS:
    void signOut();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    AgentStateViewModel& m_model;
    TextLabel* m_agent;
    PillButton* m_sync;
};

} // namespace relais
