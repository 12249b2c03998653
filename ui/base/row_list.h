#pragma once

#include "ui/base/theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace relais {

class TextLabel;

/// Lines of two or three texts in columns: a label, a value, a source. Rebuilt only when what it shows has changed. Interface thread.
class RowList final : public QWidget {
    Q_OBJECT
public:
    struct Row {
        QString left;
        QString main;
        QString right;
        Tone tone = Tone::Plain;
        bool operator==(const Row&) const = default;
    };
    /// How the columns stand.
    enum class Shape {
        LabelText,  ///< dim label on the left, of a third of the width at most, and text beside it; both wrapped
        NameValue,  ///< name on the left; value (in its tone) and dim source at the right end
        StrongPill, ///< strong name — text, and a pill at the right end
    };
    explicit RowList(Shape shape, QWidget* parent = nullptr);

    void setRows(const std::vector<Row>& rows);
    /// The sentence shown when there is no row.
    void setEmptyText(const QString& text);
    /// Where a row's text stands, to bring it into sight; null: there is no such row.
    QWidget* textAt(int row) const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitLabels();
    void rebuild();
    void addRow(int at, const Row& row);

    Shape m_shape;
    std::vector<Row> m_rows;
    std::vector<TextLabel*> m_labels; ///< of LabelText
    QString m_empty;
    QGridLayout* m_grid;
    bool m_built = false;
};

} // namespace relais
