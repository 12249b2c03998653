#include "ui/base/text_field.h"

#include "ui/base/theme.h"

#include <QKeyEvent>
#include <QTextDocument>

namespace relais {
namespace {

/// Keys that belong to the window even while a text has the focus: undo without history left, Ctrl+Return.
bool goesOn(QEvent* event, bool canUndo)
{
    if (event->type() != QEvent::ShortcutOverride) {
        return false;
    }
    auto* key = static_cast<QKeyEvent*>(event);
    const bool save =
        key->modifiers().testFlag(Qt::ControlModifier) && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter);
    if (save || (key->matches(QKeySequence::Undo) && !canUndo)) {
        event->ignore();
        return true;
    }
    return false;
}

} // namespace

TextField::TextField(const QString& accessibleName, QWidget* parent) : QLineEdit(parent)
{
    setAccessibleName(accessibleName);
    // What QLineEdit leaves on each side stands apart from these; with both, text begins where it does in a TextArea.
    constexpr int own = 2;
    setTextMargins(Theme::space2 - own, 0, Theme::space2 - own, 0);
}

bool TextField::event(QEvent* event)
{
    return goesOn(event, isUndoAvailable()) || QLineEdit::event(event);
}

TextArea::TextArea(const QString& accessibleName, QWidget* parent) : QPlainTextEdit(parent)
{
    setAccessibleName(accessibleName);
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(Theme::space2);
    document()->clearUndoRedoStacks(); // the margin would count as something to undo
    viewport()->setAutoFillBackground(false);
    setMinimumHeight(64);
}

void TextArea::show(const QString& text)
{
    if (text != toPlainText()) {
        setPlainText(text);
        moveCursor(QTextCursor::End);
    }
}

void TextArea::startAnew(const QString& text)
{
    show(text);
    document()->clearUndoRedoStacks();
}

bool TextArea::event(QEvent* event)
{
    return goesOn(event, document()->isUndoAvailable()) || QPlainTextEdit::event(event);
}

void TextArea::focusInEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusInEvent(event);
    update();
}

void TextArea::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    update();
}

} // namespace relais
