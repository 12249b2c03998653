#pragma once

#include "ui/programmes/schedule_view_model.h"

#include <QTreeWidget>

namespace relais {

/// Programmes, their pathways and the versions of these, each with its status and dates. Whatever row is current is shown: of a pathway the
/// version in force, of a programme nothing new. No title is cut: one that is
/// wider than the tree takes several lines. Borrows the view-model; interface thread.
class ScheduleTree final : public QTreeWidget {
    Q_OBJECT
public:
    explicit ScheduleTree(const ScheduleViewModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(int version); ///< for ScheduleViewModel::choose

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// What would be cut at the end goes on in another line.
    void breakLines();
    void addPathway(QTreeWidgetItem* programme, const ScheduleViewModel::Pathway& pathway, int shown);
};

} // namespace relais
