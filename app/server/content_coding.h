#pragma once

#include <tl/expected.hpp>

#include <string>

namespace relais {

enum class UnpackFailure { TooLarge, Broken };

/// Undoes zstd. Stops as soon as the result passes `limit` bytes, so that a small body cannot become a large one.
tl::expected<std::string, UnpackFailure> unpackZstd(const std::string& packed, std::size_t limit);

} // namespace relais
