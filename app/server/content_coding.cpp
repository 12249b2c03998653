#include "app/server/content_coding.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace relais {

namespace {

/// Not mentioned, unpacked is still taken: after whatever was asked for.
constexpr int unmentioned = 0;

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool isSame(std::string_view text, std::string_view lower)
{
    return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
        [](char left, char right) { return (left >= 'A' && left <= 'Z' ? left - 'A' + 'a' : left) == right; });
}

/// "0.25" in thousandths: 250. Nothing for what is no weight.
std::optional<int> weightOf(std::string_view text)
{
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1') || (text.size() > 1 && text[1] != '.')) {
        return std::nullopt;
    }
    int weight = (text[0] - '0') * 1000;
    int unit = 100;
    for (const char digit : text.substr(std::min<std::size_t>(2, text.size()))) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        weight += (digit - '0') * unit;
        unit /= 10;
    }
    return weight <= 1000 ? std::optional(weight) : std::nullopt;
}

/// The weights that were said, each by whoever said it last.
struct Weights {
    std::optional<int> zstd;
    std::optional<int> gzip;
    std::optional<int> identity;
    std::optional<int> any;

    void take(std::string_view element)
    {
        const auto semicolon = element.find(';');
        const auto coding = trimmed(element.substr(0, semicolon));
        std::optional<int> weight = 1000;
        if (semicolon != std::string_view::npos) {
            const auto parameter = trimmed(element.substr(semicolon + 1));
            weight = parameter.size() > 2 && isSame(parameter.substr(0, 2), "q=") ? weightOf(parameter.substr(2)) : std::nullopt;
        }
        if (!weight) {
            return;
        }
        if (isSame(coding, "zstd")) {
            zstd = weight;
        } else if (isSame(coding, "gzip") || isSame(coding, "x-gzip")) {
            gzip = weight;
        } else if (isSame(coding, "identity")) {
            identity = weight;
        } else if (coding == "*") {
            any = weight;
        }
    }
};

std::string zstdOf(const std::string& body)
{
    std::string out(ZSTD_compressBound(body.size()), '\0');
    const auto size = ZSTD_compress(out.data(), out.size(), body.data(), body.size(), 1);
    out.resize(ZSTD_isError(size) != 0U ? 0 : size);
    return out;
}

std::string gzipOf(const std::string& body)
{
    constexpr int gzipWindow = 15 + 16; // the largest window, in a gzip wrapper
    constexpr int memory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipWindow, memory, Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    const std::unique_ptr<z_stream, decltype(&deflateEnd)> end(&stream, &deflateEnd);
    std::string in = body; // zlib asks for bytes that it may change, and does not
    std::string out(deflateBound(&stream, in.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) {
        return {};
    }
    out.resize(stream.total_out);
    return out;
}

} // namespace

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

CodingChoice chooseCoding(const std::vector<std::string_view>& accepted)
{
    Weights said;
    for (std::string_view value : accepted) {
        while (!value.empty()) {
            const auto comma = value.find(',');
            said.take(value.substr(0, comma));
            value.remove_prefix(comma == std::string_view::npos ? value.size() : comma + 1);
        }
    }
    const int zstd = said.zstd.value_or(said.any.value_or(0));
    const int gzip = said.gzip.value_or(said.any.value_or(0));
    const int identity = said.identity.value_or(said.any.value_or(unmentioned));
    const bool refusesIdentity = said.identity ? *said.identity == 0 : said.any == 0;
    CodingChoice choice{ContentCoding::Identity, !refusesIdentity};
    if (zstd > 0 && zstd >= gzip && zstd >= identity) {
        choice.best = ContentCoding::Zstd;
    } else if (gzip > 0 && gzip >= identity) {
        choice.best = ContentCoding::Gzip;
    }
    return choice;
}

const char* nameOf(ContentCoding coding)
{
    switch (coding) {
    case ContentCoding::Identity: break;
    case ContentCoding::Zstd: return "zstd";
    case ContentCoding::Gzip: return "gzip";
    }
    return "identity";
}

std::string packed(const std::string& body, ContentCoding coding)
{
    switch (coding) {
    case ContentCoding::Identity: break;
    case ContentCoding::Zstd: return zstdOf(body);
    case ContentCoding::Gzip: return gzipOf(body);
    }
    return body;
}

} // namespace relais
