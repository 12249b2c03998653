#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace relais {

/// What can fail. Absence is std::optional, a bug is an assert, a failure is this.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
};

/// `return failure(ErrorCode::Unreachable, "connect: refused");`
inline tl::unexpected<Error> failure(ErrorCode code, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// The value of something that only succeeds or fails.
struct Done {
    auto operator<=>(const Done&) const = default;
};

} // namespace relais
