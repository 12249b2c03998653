#pragma once

#include "ui/base/card.h"
#include "ui/calls/closing_view_model.h"

class QCheckBox;
class QVBoxLayout;

namespace relais {

class CallbackChooser;
class Chip;
class ColumnScroll;
class TextArea;
class TextField;

/// The report of a fruitful call: chips for what recurs, two short texts, the callback when one is promised. Interface thread.
class ReportPanel final : public Card {
    Q_OBJECT
public:
    ReportPanel(ClosingViewModel& model, CallDesk& desk, QWidget* parent = nullptr);

    void takeFocus();

private:
    void refresh();
    void rebuild();
    void addHealth(ReportViewModel& model, const ContactOnScreen& contact);
    void addOfHospital(ReportViewModel& model, const ContactOnScreen& contact);
    TextField* addLine(const QString& title, const QString& name, const QString& example);
    void addAlso(ReportViewModel& model, const ContactOnScreen& contact);
    QWidget* section(const QString& title);
    Chip* chip(QWidget* holder, const QString& text, std::function<bool()> isOn, std::function<void(bool)> set);

    ClosingViewModel& m_model;
    CallDesk& m_desk;
    ColumnScroll* m_scroll;
    QWidget* m_content = nullptr;
    struct Bound {
        Chip* chip;
        std::function<bool()> isOn;
    };
    std::vector<Bound> m_chips;
    TextField* m_promised = nullptr; ///< null: no field of this report
    TextField* m_needs = nullptr;    ///< the same
    TextArea* m_free = nullptr;
    CallbackChooser* m_callback = nullptr;
    QString m_key;
};

} // namespace relais
