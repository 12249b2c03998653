#pragma once

#include <QLineEdit>
#include <QPlainTextEdit>

namespace relais {

/// One line of text. Undo of the text first, and when there is none left the key goes on to whoever owns it. Interface thread.
class TextField final : public QLineEdit {
    Q_OBJECT
public:
    explicit TextField(const QString& accessibleName, QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;
};

/// Several lines of text. Tab leaves the field; undo as in TextField. Interface thread.
class TextArea final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit TextArea(const QString& accessibleName, QWidget* parent = nullptr);

    /// Replaces the text, cursor at the end; does nothing when it is the same already.
    void show(const QString& text);
    /// The same for another person: the history of the last one's text is gone in any case.
    void startAnew(const QString& text);

protected:
    bool event(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

} // namespace relais
