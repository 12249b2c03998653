#include "ui/programmes/schedule_tree.h"

#include <QHeaderView>

namespace relais {
namespace {

constexpr int versionRole = Qt::UserRole;
constexpr int indent = 14;

constexpr int oneLine = 42; ///< characters that fit beside the indents

/// What would be cut at the end stands on a line of its own; whoever listens hears one sentence.
QTreeWidgetItem* itemOf(const QString& title, const QString& status, std::optional<int> version)
{
    const QString text = status.isEmpty() ? title : title + QStringLiteral(" — ") + status;
    auto* item = new QTreeWidgetItem(
        QStringList{text.size() > oneLine && !status.isEmpty() ? title + QStringLiteral("\n") + status : text});
    item->setToolTip(0, text);
    item->setData(0, Qt::AccessibleTextRole, text);
    if (version) {
        item->setData(0, versionRole, *version);
    }
    return item;
}

} // namespace

ScheduleTree::ScheduleTree(const ScheduleViewModel& model, QWidget* parent) : QTreeWidget(parent)
{
    setAccessibleName(tr("Programmes, volets et versions"));
    setHeaderHidden(true);
    setColumnCount(1);
    setIndentation(indent);
    setTextElideMode(Qt::ElideNone);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    for (const auto& programme : model.tree()) {
        auto* item = itemOf(programme.title, {}, std::nullopt);
        addTopLevelItem(item);
        for (const auto& pathway : programme.pathways) {
            addPathway(item, pathway, model.chosen());
        }
        item->setExpanded(true);
    }
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
        if (item != nullptr && item->data(0, versionRole).isValid()) {
            Q_EMIT chosen(item->data(0, versionRole).toInt());
        }
    });
}

void ScheduleTree::addPathway(QTreeWidgetItem* programme, const ScheduleViewModel::Pathway& pathway, int shown)
{
    auto* item = itemOf(pathway.title, pathway.status, pathway.shown);
    programme->addChild(item);
    for (const auto& version : pathway.versions) {
        item->addChild(itemOf(tr("Version %1").arg(version.title), version.status, version.at));
    }
    if (pathway.shown == shown) {
        setCurrentItem(item);
        item->setExpanded(true);
    }
}

} // namespace relais
