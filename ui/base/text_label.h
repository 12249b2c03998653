#pragma once

#include "ui/base/theme.h"

#include <QLabel>

namespace relais {

/// A text of one role and tone, which follows the theme. Its own accessible name is its text. Interface thread.
class TextLabel : public QLabel {
    Q_OBJECT
public:
    explicit TextLabel(TextRole role, const QString& text = {}, QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setTone(Tone tone);
    /// Sets the text and shows the label only when there is one.
    void setTextOrHide(const QString& text);
    /// May be cut with an ellipsis; the tooltip then holds the whole text.
    void setElided(bool elided);
    /// Several lines where the width asks for them.
    TextLabel* wrapped();

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    TextRole m_role;
    Tone m_tone = Tone::Plain;
    bool m_elided = false;
    bool m_restyling = false;
};

} // namespace relais
