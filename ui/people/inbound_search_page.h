#pragma once

#include "ui/base/info_page.h"
#include "ui/people/inbound_search_view_model.h"

namespace relais {

class TextField;

/// Who calls, or who is looked for: a field, what the server finds, and one button to open the file as an inbound call.
/// Interface thread.
class InboundSearchPage final : public InfoPage {
    Q_OBJECT
public:
    explicit InboundSearchPage(CallDesk& desk, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    InboundSearchViewModel m_model;
    TextField* m_field;
    QWidget* m_list = nullptr;
    QString m_number;        ///< that the telephone showed when the search was begun
    bool m_answered = false; ///< a file was opened by it
};

} // namespace relais
