#pragma once

#include "core/telephony/single_call_line.h"
#include "core/telephony/url_opener.h"

namespace relais {

/// Whatever softphone the desktop has for `tel:` addresses. It tells nothing: the call is handed over, and the adviser says
/// what came of it. Fails as network with LineUnavailable when the desktop has none. Interface thread; borrows its ports.
class TelLine final : public SingleCallLine {
    Q_OBJECT
public:
    TelLine(const Clock& clock, Timers& timers, UrlOpener& opener);

    LineCapabilities capabilities() const override { return {}; }
    QString kind() const override;

protected:
    void begin(const QString& callId, const PhoneNumber& number) override;
    void drop() override {}

private:
    UrlOpener& m_opener;
};

} // namespace relais
