#pragma once

#include "ui/correspondence/member_papers_view_model.h"
#include "ui/correspondence/paper_page.h"

namespace relais {

/// The papers of the desk: of the person on screen, or a sheet that waits, which can be set aside as well. Interface thread.
class PaperDesk final : public PaperPage {
    Q_OBJECT
public:
    /// The model outlives the page.
    explicit PaperDesk(MemberPapersViewModel& model, QWidget* parent = nullptr);

private:
    void refresh();

    MemberPapersViewModel& m_model;
    KeyButton* m_aside;
    KeyButton* m_next;
};

} // namespace relais
