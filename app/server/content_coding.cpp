#include "app/server/content_coding.h"

#include <zstd.h>

#include <memory>

namespace relais {

tl::expected<std::string, UnpackFailure> unpackZstd(const std::string& packed, std::size_t limit)
{
    constexpr int largestWindow = 23; // 8 MB: what level 19 uses; more is a way to make us allocate
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, largestWindow);
    std::string out;
    char piece[64 * 1024];
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    std::size_t left = 1;
    while (in.pos < in.size || left > 0) {
        ZSTD_outBuffer to{piece, sizeof piece, 0};
        const auto before = in.pos;
        left = ZSTD_decompressStream(context.get(), &to, &in);
        if (ZSTD_isError(left) != 0U || (to.pos == 0 && in.pos == before && left > 0)) {
            return tl::unexpected<UnpackFailure>(UnpackFailure::Broken);
        }
        out.append(piece, to.pos);
        if (out.size() > limit) {
            return tl::unexpected<UnpackFailure>(UnpackFailure::TooLarge);
        }
    }
    return out;
}

} // namespace relais
