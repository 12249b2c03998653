#pragma once

#include "ui/base/info_page.h"

namespace relais {

/// All keys on one card. Interface thread.
class KeyCardPage final : public InfoPage {
    Q_OBJECT
public:
    explicit KeyCardPage(QWidget* parent = nullptr);
};

} // namespace relais
