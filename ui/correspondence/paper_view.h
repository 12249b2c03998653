#pragma once

#include "ui/correspondence/document_paper.h"

#include <QWidget>

namespace relais {

/// The sheet as it will leave, as wide as there is room; a screen reader reads its lines. Interface thread.
class PaperView final : public QWidget {
    Q_OBJECT
public:
    explicit PaperView(const Document& document, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {DocumentPaper::width, DocumentPaper::height}; }
    QSize minimumSizeHint() const override { return {280, 396}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int given) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DocumentPaper m_paper;
};

} // namespace relais
