#pragma once

#include "core/base/error.h"

#include <exception>
#include <utility>

namespace relais {

/// A storage engine said no. Thrown by Connection and Statement, caught by Database (or Connection::attempt), which makes
/// a Result of it: nothing outside db/ names it. The transaction it leaves behind is rolled back whole.
class StoreFailure final : public std::exception {
public:
    explicit StoreFailure(Error error) : m_error(std::move(error)) {}
    const Error& error() const { return m_error; }
    const char* what() const noexcept override { return "store failure"; }

private:
    Error m_error;
};

} // namespace relais
