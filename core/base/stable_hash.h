#pragma once

#include <QString>

#include <cstdint>

namespace relais {

/// FNV-1a of the UTF-8: the same in every process and version, never 0. For names of locks, where two names of one number would only wait for
/// each other. Pure.
inline std::int32_t stableHash(const QString& name)
{
    std::uint32_t hash = 2'166'136'261U;
    const QByteArray bytes = name.toUtf8();
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
    }
    return static_cast<std::int32_t>(hash == 0 ? 1U : hash);
}

} // namespace relais
