#pragma once

#include "core/telephony/url_opener.h"

namespace relais {

/// The desktop's own programs, by Qt.
class DesktopUrlOpener final : public UrlOpener {
public:
    bool open(const QUrl& url) override;
};

} // namespace relais
