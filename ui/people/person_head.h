#pragma once

#include "ui/base/card.h"
#include "ui/people/person_view_model.h"

class QBoxLayout;
class QLabel;

namespace relais {

class Pill;
class TextLabel;

/// The top of the person's column: name, age and town, what stops calls, what is pinned to her file, and why she is called now. Interface thread.
class PersonHead final : public Card {
    Q_OBJECT
public:
    explicit PersonHead(QWidget* parent = nullptr);

    void show(const PersonView& view);
    /// Puts the pins below the name where `width` does not hold both.
    void arrange(int width);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showWhy();
    void showPins(const QStringList& pinned);

    QBoxLayout* m_row;
    TextLabel* m_name;
    TextLabel* m_about;
    Pill* m_stopped;
    QWidget* m_pins;
    TextLabel* m_details;
    Card* m_whyCard;
    QLabel* m_why;
    QStringList m_pinned;
    QString m_whyTitle;
    QString m_whyText;
};

} // namespace relais
