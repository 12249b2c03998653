#pragma once

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace relais {

enum class UnpackFailure { TooLarge, Broken };

/// Undoes zstd. Stops as soon as the result passes `limit` bytes, so that a small body cannot become a large one.
tl::expected<std::string, UnpackFailure> unpackZstd(const std::string& packed, std::size_t limit);

/// How a body is packed on its way.
enum class ContentCoding { Identity, Zstd, Gzip };

/// What a client takes.
struct CodingChoice {
    ContentCoding best = ContentCoding::Identity;
    bool takesIdentity = true; ///< false: also what is not worth it is to be packed
    bool operator==(const CodingChoice&) const = default;
};

/// Reads the values of Accept-Encoding (RFC 9110 §12.5.3), all of a request's: the highest q wins, zstd before gzip before identity among
/// equals. What cannot be read counts as not said; where nothing that we know is taken, the client gets it unpacked all the same. Pure.
CodingChoice chooseCoding(const std::vector<std::string_view>& accepted);

/// "zstd", "gzip"; the name for Content-Encoding. Identity has none there.
const char* nameOf(ContentCoding coding);

/// The body so packed, at the fastest level. Empty when the packer fails, for want of memory.
std::string packed(const std::string& body, ContentCoding coding);

} // namespace relais
