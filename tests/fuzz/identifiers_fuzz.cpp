// What people write for a number or a NIR: no text is too strange, and both readers of a phone number agree.
#include "core/people/nir.h"
#include "core/people/phone_number.h"

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count)
{
    using namespace relais;
    const std::string_view text(reinterpret_cast<const char*>(bytes), count);
    if (const auto nir = Nir::fromText(text)) {
        if (Nir::fromPacked(nir->packed()) != nir || Nir::fromText(QStringView(nir->text())) != nir || nir->key() < 1
            || nir->key() > 97) {
            std::abort();
        }
    }
    const QString wide = QString::fromUtf8(text.data(), static_cast<qsizetype>(count));
    if (wide.toUtf8() != QByteArray(text.data(), static_cast<qsizetype>(count))) {
        return 0;
    }
    const auto phone = phoneFromFrench(wide);
    const auto compact = phoneBytesFromFrench(text);
    if (phone.has_value() != compact.has_value()) {
        std::abort();
    }
    if (phone && (!mayBeDialled(*phone) || phone->e164.toLatin1() != QByteArray(compact->text, compact->size))) {
        std::abort();
    }
    return 0;
}
