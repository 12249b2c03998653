#include "ui/programmes/schedule_timeline_face.h"

#include "ui/programmes/schedule_timeline.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <algorithm>

namespace relais {
namespace {

/// One step. Painted, so there is no object behind it: it lives as long as the list's face knows it.
class StepFace final : public QAccessibleInterface {
public:
    StepFace(ScheduleTimeline* timeline, int row) : m_timeline(timeline), m_row(row) {}

    bool isValid() const override { return m_timeline && m_row < m_timeline->count(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override
    {
        QAccessibleInterface* list = parent();
        return list != nullptr ? list->window() : nullptr;
    }
    QAccessibleInterface* parent() const override
    {
        return m_timeline ? QAccessible::queryAccessibleInterface(m_timeline) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_timeline->sentence(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override
    {
        const QRect line = isValid() ? m_timeline->lineOf(m_row) : QRect();
        return line.isValid() ? QRect(m_timeline->mapToGlobal(line.topLeft()), line.size()) : QRect();
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const bool inHand = m_row == m_timeline->current();
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        state.selected = inHand;
        state.focused = inHand && m_timeline->hasFocus();
        state.offscreen = !m_timeline->lineOf(m_row).isValid();
        state.invisible = !m_timeline->isVisible();
        return state;
    }
    int row() const { return m_row; }

private:
    QPointer<ScheduleTimeline> m_timeline;
    int m_row;
};

class TimelineFace final : public QAccessibleWidget {
public:
    explicit TimelineFace(ScheduleTimeline* timeline) : QAccessibleWidget(timeline, QAccessible::List), m_timeline(timeline) {}
    ~TimelineFace() override
    {
        for (const QAccessible::Id id : m_steps) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    int childCount() const override { return m_timeline->count(); }
    QAccessibleInterface* child(int row) const override
    {
        if (row < 0 || row >= m_timeline->count()) {
            return nullptr;
        }
        // Each keeps its number for as long as the list lives: a step that is gone for now is invalid, not forgotten.
        while (static_cast<int>(m_steps.size()) <= row) {
            m_steps.push_back(
                QAccessible::registerAccessibleInterface(new StepFace(m_timeline, static_cast<int>(m_steps.size()))));
        }
        return QAccessible::accessibleInterface(m_steps[static_cast<std::size_t>(row)]);
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        return child(m_timeline->rowAt(m_timeline->mapFromGlobal(QPoint(x, y))));
    }
    int indexOfChild(const QAccessibleInterface* one) const override
    {
        const auto* step = dynamic_cast<const StepFace*>(one);
        return step != nullptr ? step->row() : -1;
    }
    QAccessibleInterface* focusChild() const override { return m_timeline->hasFocus() ? child(m_timeline->current()) : nullptr; }

private:
    ScheduleTimeline* m_timeline;
    mutable std::vector<QAccessible::Id> m_steps;
};

QAccessibleInterface* faceOf(const QString&, QObject* object)
{
    auto* timeline = qobject_cast<ScheduleTimeline*>(object);
    return timeline != nullptr ? new TimelineFace(timeline) : nullptr;
}

} // namespace

void installTimelineFace()
{
    QAccessible::installFactory(faceOf);
}

} // namespace relais
