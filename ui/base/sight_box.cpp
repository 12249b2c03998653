#include "ui/base/sight_box.h"

#include <QVBoxLayout>

namespace relais {

SightBox::SightBox(QWidget* field, QWidget* parent) : QWidget(parent)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(field);
}

SightBox::SightBox(QLayout* row, QWidget* parent) : QWidget(parent)
{
    row->setContentsMargins(0, 0, 0, 0);
    setLayout(row);
}

} // namespace relais
