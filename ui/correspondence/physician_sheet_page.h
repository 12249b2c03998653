#pragma once

#include "ui/base/info_page.h"
#include "ui/correspondence/physician_sheet_view_model.h"

namespace relais {

class PaperView;

/// The sheet for the treating physician as it will be sent, and the way to save it. Interface thread.
class PhysicianSheetPage final : public InfoPage {
    Q_OBJECT
public:
    /// The model outlives the page; show(...) on it before or after.
    explicit PhysicianSheetPage(PhysicianSheetViewModel& model, QWidget* parent = nullptr);

private:
    void refresh();

    PhysicianSheetViewModel& m_model;
    KeyButton* m_save;
    PaperView* m_paper = nullptr;
    std::optional<Document> m_shown;
};

} // namespace relais
