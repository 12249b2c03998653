#pragma once

#include "ui/base/info_page.h"
#include "ui/correspondence/paper_view_model.h"

namespace relais {

class PaperView;

/// A paper as it will leave, and the ways to save and to print it. Interface thread.
class PaperPage : public InfoPage {
    Q_OBJECT
public:
    /// The model outlives the page; show(...) on it before or after.
    explicit PaperPage(PaperViewModel& model, QWidget* parent = nullptr);

protected:
    /// Beside the two buttons: more acts.
    QHBoxLayout* acts() const { return m_acts; }

private:
    void refresh();

    PaperViewModel& m_model;
    QHBoxLayout* m_acts;
    KeyButton* m_save;
    KeyButton* m_print;
    PaperView* m_paper = nullptr;
    std::optional<Document> m_shown;
};

} // namespace relais
