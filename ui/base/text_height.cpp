#include "ui/base/text_height.h"

#include <QLabel>

namespace relais {

void takeHeightFromWidth(const QWidget* within)
{
    for (QLabel* label : within->findChildren<QLabel*>()) {
        if (label->wordWrap()) {
            label->setMinimumHeight(1);
        }
    }
}

} // namespace relais
