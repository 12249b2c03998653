#include "app/tour/eye.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QMenu>
#include <QTextEdit>
#include <QWidget>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

// One kind of space, no markup of mnemonics.
QString plain(QString text)
{
    return text.remove(u'&').replace(u'’', u'\'').simplified();
}

void readAccessible(QAccessibleInterface* what, QStringList& into)
{
    if (what == nullptr || !what->isValid()) {
        return;
    }
    for (const auto kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description}) {
        const auto text = plain(what->text(kind));
        if (!text.isEmpty()) {
            into.append(text);
        }
    }
}

void readItems(const QAbstractItemView& view, QStringList& into)
{
    const auto* model = view.model();
    if (model == nullptr) {
        return;
    }
    for (int row = 0; row < std::min(model->rowCount(), 200); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const auto index = model->index(row, column);
            into.append(plain(index.data(Qt::DisplayRole).toString()));
            into.append(plain(index.data(Qt::AccessibleTextRole).toString()));
        }
    }
}

// Shown, though perhaps scrolled out of sight: the focus brings it there.
QWidgetList shownWidgets(QWidget& window)
{
    QWidgetList list;
    const auto add = [&](QWidget* top) {
        list.append(top);
        for (auto* widget : top->findChildren<QWidget*>()) {
            if (widget->isVisible() && !widget->visibleRegion().isEmpty()) {
                list.append(widget);
            }
        }
    };
    add(&window);
    for (auto* top : QApplication::topLevelWidgets()) {
        if (top != &window && top->isVisible()) {
            add(top);
        }
    }
    return list;
}

} // namespace

QStringList Eye::texts() const
{
    QStringList list;
    for (auto* widget : shownWidgets(m_window)) {
        if (widget->visibleRegion().isEmpty()) {
            continue;
        }
        readAccessible(QAccessible::queryAccessibleInterface(widget), list);
        list.append(plain(widget->property("text").toString()));
        if (const auto* edit = qobject_cast<QTextEdit*>(widget)) {
            list.append(plain(edit->toPlainText()));
        }
        if (const auto* menu = qobject_cast<QMenu*>(widget)) {
            for (const auto* action : menu->actions()) {
                list.append(plain(action->text()));
            }
        }
        if (const auto* view = qobject_cast<QAbstractItemView*>(widget)) {
            readItems(*view, list);
        }
    }
    list.removeAll(QString());
    return list;
}

bool Eye::sees(const QString& words) const
{
    const auto wanted = plain(words);
    for (const auto& text : texts()) {
        if (text.contains(wanted, Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

QWidget* Eye::control(const QString& name) const
{
    const auto wanted = plain(name);
    QWidget* begins = nullptr;
    for (auto* widget : shownWidgets(m_window)) {
        if (!widget->isEnabled() || widget->focusPolicy() == Qt::NoFocus) {
            continue;
        }
        auto* face = QAccessible::queryAccessibleInterface(widget);
        const auto text = face != nullptr ? plain(face->text(QAccessible::Name)) : QString();
        if (text.compare(wanted, Qt::CaseInsensitive) == 0) {
            return widget;
        }
        if (begins == nullptr && text.startsWith(wanted, Qt::CaseInsensitive)) {
            begins = widget;
        }
    }
    return begins;
}

QString Eye::misses(const QStringList& wanted) const
{
    for (const auto& words : wanted) {
        if (!sees(words)) {
            return u"not on screen: « %1 »"_s.arg(words);
        }
    }
    return {};
}

QString Eye::stillShows(const QStringList& unwanted) const
{
    for (const auto& words : unwanted) {
        if (sees(words)) {
            return u"still on screen: « %1 »"_s.arg(words);
        }
    }
    return {};
}

} // namespace relais
