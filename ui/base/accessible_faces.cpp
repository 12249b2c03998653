#include "ui/base/accessible_faces.h"

#include "ui/base/sight_box.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QLabel>

namespace relais {
namespace {

/// What of a widget is not cut away by those that hold it, in its own coordinates.
QRect inSight(const QWidget* widget)
{
    QRect seen = widget->rect();
    QPoint corner;
    for (const QWidget* at = widget; !at->isWindow() && at->parentWidget() != nullptr; at = at->parentWidget()) {
        corner += at->pos();
        seen &= at->parentWidget()->rect().translated(-corner);
    }
    return seen;
}

QRect onScreen(const QWidget* widget, const QRect& part)
{
    return {widget->mapToGlobal(part.topLeft()), part.size()};
}

class TextFace final : public QAccessibleWidget {
public:
    explicit TextFace(QLabel* label) : QAccessibleWidget(label, QAccessible::StaticText), m_label(label) {}

    QString text(QAccessible::Text kind) const override
    {
        const QString said = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && said.isEmpty() ? m_label->text() : said;
    }
    QRect rect() const override
    {
        const QRect seen = inSight(m_label);
        return seen.isEmpty() ? QAccessibleWidget::rect() : onScreen(m_label, seen);
    }
    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.readOnly = true;
        state.offscreen = inSight(m_label).isEmpty();
        return state;
    }
    QList<QPair<QAccessibleInterface*, QAccessible::Relation>> relations(QAccessible::Relation match) const override
    {
        auto all = QAccessibleWidget::relations(match);
        if (match.testFlag(QAccessible::Labelled) && m_label->buddy() != nullptr) {
            if (auto* buddy = QAccessible::queryAccessibleInterface(m_label->buddy())) {
                all.append({buddy, QAccessible::Labelled});
            }
        }
        return all;
    }

private:
    QLabel* m_label;
};

class ButtonFace final : public QAccessibleWidget {
public:
    explicit ButtonFace(QAbstractButton* button) : QAccessibleWidget(button, QAccessible::Button), m_button(button) {}

    QAccessible::Role role() const override
    {
        return !m_button->isCheckable() ? QAccessible::Button
            : m_button->autoExclusive() ? QAccessible::RadioButton
                                        : QAccessible::CheckBox;
    }
    QString text(QAccessible::Text kind) const override
    {
        const QString said = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && said.isEmpty() ? m_button->text() : said;
    }
    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        // "Clipped by the visible area", as QAccessible::State has it: the focus brings the whole of it into sight.
        state.offscreen = inSight(m_button) != m_button->rect();
        state.checkable = m_button->isCheckable();
        state.checked = m_button->isCheckable() && m_button->isChecked();
        state.pressed = m_button->isDown();
        return state;
    }
    QStringList actionNames() const override
    {
        QStringList names;
        if (m_button->isEnabled()) {
            names << act();
        }
        return names + QAccessibleWidget::actionNames();
    }
    void doAction(const QString& name) override
    {
        if (name != act()) {
            QAccessibleWidget::doAction(name);
        } else if (m_button->isEnabled()) {
            // The reader waits for an answer, not for what the click does.
            QMetaObject::invokeMethod(m_button, &QAbstractButton::click, Qt::QueuedConnection);
        }
    }

private:
    QString act() const { return m_button->isCheckable() ? toggleAction() : pressAction(); }

    QAbstractButton* m_button;
};

class SightBoxFace final : public QAccessibleWidget {
public:
    explicit SightBoxFace(QWidget* box) : QAccessibleWidget(box), m_box(box) {}

    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.offscreen = inSight(m_box) != m_box->rect();
        return state;
    }

private:
    QWidget* m_box;
};

/// Asked for each class name of an object, its own first: answers for those of Relais, and for the two of Qt that stay down.
QAccessibleInterface* faceOf(const QString& className, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    const bool ours = className.startsWith(QLatin1String("relais::"));
    if (widget == nullptr) {
        return nullptr;
    }
    if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
        const bool staysDown = className == QLatin1String("QRadioButton") || className == QLatin1String("QCheckBox");
        return ours || staysDown ? new ButtonFace(button) : nullptr;
    }
    if (auto* label = qobject_cast<QLabel*>(widget)) {
        return ours ? new TextFace(label) : nullptr;
    }
    if (qobject_cast<SightBox*>(widget) != nullptr) {
        return ours ? new SightBoxFace(widget) : nullptr;
    }
    return ours && widget->isWindow() && widget->windowType() == Qt::Window ? new QAccessibleWidget(widget, QAccessible::Window)
                                                                            : nullptr;
}

} // namespace

void installAccessibleFaces()
{
    QAccessible::installFactory(faceOf);
}

} // namespace relais
