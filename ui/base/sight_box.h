#pragma once

#include <QWidget>

class QLayout;

namespace relais {

/// Holds a field, or a row of them, inside something that scrolls. Qt's own fields tell a screen reader that they are shown where they
/// would stand even when they are scrolled out of sight; the box around them says that they are not. Interface thread.
class SightBox final : public QWidget {
    Q_OBJECT
public:
    SightBox(QWidget* field, QWidget* parent);
    /// Takes the row's layout.
    SightBox(QLayout* row, QWidget* parent);
};

} // namespace relais
