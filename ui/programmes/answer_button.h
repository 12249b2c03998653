#pragma once

#include <QAbstractButton>

namespace relais {

/// One answer to a question: the key that gives it, and its words, big. Enter is left to the page. Interface thread.
class AnswerButton final : public QAbstractButton {
    Q_OBJECT
public:
    AnswerButton(int key, const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_key;
};

} // namespace relais
