#pragma once

#include "ui/calls/script_view_model.h"

#include <QAbstractButton>
#include <QWidget>

namespace relais {

class Chip;
class TextLabel;

/// The head of a step: its number in a circle and its title; pressing it shows or hides what can be said. Interface thread.
class StepHead final : public QAbstractButton {
    Q_OBJECT
public:
    explicit StepHead(QWidget* parent = nullptr);
    void showStep(const ScriptStepView& step);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ScriptStepView m_step;
};

/// One step of the outline: head, what can be said, chips. Interface thread.
class StepWidget final : public QWidget {
    Q_OBJECT
public:
    StepWidget(const ScriptStepView& step, bool unfolded, QWidget* parent = nullptr);

    /// Chips and number follow; the texts must be the same.
    void update(const ScriptStepView& step);
    StepHead* head() const { return m_head; }
    /// What this part of a session asks beside its chips, under them.
    void addBelow(QWidget* content);

Q_SIGNALS:
    void ticked(int chip, bool on);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StepHead* m_head;
    TextLabel* m_text;
    std::vector<Chip*> m_chips;
};

} // namespace relais
