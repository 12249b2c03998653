#pragma once

#include "ui/programmes/schedule_view_model.h"

#include <QTreeWidget>

namespace relais {

/// Programmes, their pathways and the versions of these, each with its status and dates. Whatever row is current is shown: of a pathway the
/// version in force, of a programme nothing new. Borrows the view-model; interface thread.
class ScheduleTree final : public QTreeWidget {
    Q_OBJECT
public:
    explicit ScheduleTree(const ScheduleViewModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(int version); ///< for ScheduleViewModel::choose

private:
    void addPathway(QTreeWidgetItem* programme, const ScheduleViewModel::Pathway& pathway, int shown);
};

} // namespace relais
