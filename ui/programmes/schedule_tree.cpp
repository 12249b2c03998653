#include "ui/programmes/schedule_tree.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHeaderView>
#include <QTreeWidgetItemIterator>

namespace relais {
namespace {

constexpr int versionRole = Qt::UserRole;
constexpr int titleRole = Qt::UserRole + 1;
constexpr int statusRole = Qt::UserRole + 2;
constexpr int indent = 14;

constexpr int besideText = 12; ///< what the style leaves on both sides of it

QString wholeOf(const QString& title, const QString& status)
{
    return status.isEmpty() ? title : title + QStringLiteral(" — ") + status;
}

/// As many lines as it takes, broken between words.
QString brokenTo(int width, const QString& text, const QFontMetrics& metrics)
{
    QStringList lines;
    for (const QString& word : text.split(u' ')) {
        const QString longer = lines.isEmpty() ? word : lines.back() + u' ' + word;
        if (lines.isEmpty() || metrics.horizontalAdvance(longer) > width) {
            lines.append(word);
        } else {
            lines.back() = longer;
        }
    }
    return lines.join(u'\n');
}

/// Whoever listens hears one sentence, however it is broken on the screen.
QTreeWidgetItem* itemOf(const QString& title, const QString& status, std::optional<int> version)
{
    const QString text = wholeOf(title, status);
    auto* item = new QTreeWidgetItem(QStringList{text});
    item->setToolTip(0, text);
    item->setData(0, Qt::AccessibleTextRole, text);
    item->setData(0, titleRole, title);
    item->setData(0, statusRole, status);
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
    setTextElideMode(Qt::ElideRight); // of a word that is wider than the tree
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
    breakLines();
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

void ScheduleTree::breakLines()
{
    const QFontMetrics metrics(font());
    for (QTreeWidgetItemIterator at(this); *at != nullptr; ++at) {
        QTreeWidgetItem* item = *at;
        int width = viewport()->width() - besideText;
        for (const QTreeWidgetItem* above = item; above != nullptr; above = above->parent()) {
            width -= indent;
        }
        const QString title = item->data(0, titleRole).toString();
        const QString status = item->data(0, statusRole).toString();
        const QString whole = wholeOf(title, status);
        const QString text = metrics.horizontalAdvance(whole) <= width ? whole
            : status.isEmpty()                                         ? brokenTo(width, title, metrics)
                               : brokenTo(width, title, metrics) + u'\n' + brokenTo(width, status, metrics);
        if (item->text(0) != text) {
            item->setText(0, text);
        }
    }
}

void ScheduleTree::resizeEvent(QResizeEvent* event)
{
    QTreeWidget::resizeEvent(event);
    breakLines();
}

void ScheduleTree::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        breakLines();
    }
}

} // namespace relais
