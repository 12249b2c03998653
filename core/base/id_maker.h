#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <mutex>
#include <random>

namespace relais {

/// Where chance comes from: a port, so that a randomised test can be played again.
/// Owned by the composition root. May be asked from any thread.
class Random {
public:
    virtual ~Random() = default;
    virtual std::uint64_t next() = 0;
};

/// Unforeseeable numbers of the operating system.
class SystemRandom final : public Random {
public:
    std::uint64_t next() override;

private:
    std::mutex m_mutex;
    std::random_device m_device;
};

/// The same numbers for the same seed (SplitMix64).
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next() override;

private:
    std::mutex m_mutex;
    std::uint64_t m_state;
};

/// Makes UUID version 7, strictly increasing within one maker even when the clock steps back (RFC 9562 §6.2 method 2).
/// Borrows clock and randomness; may be used from any thread; cannot fail.
class IdMaker {
public:
    IdMaker(const Clock& clock, Random& random) : m_clock(clock), m_random(random) {}

    Uuid next();
    template <typename Tagged>
    Tagged make()
    {
        return Tagged(next());
    }

private:
    std::uint64_t draw();

    const Clock& m_clock;
    Random& m_random;
    std::mutex m_mutex;
    std::uint64_t m_state = 0; ///< SplitMix64, stirred with m_random every 128 draws
    std::uint32_t m_drawn = 0;
    std::uint64_t m_lastMilliseconds = 0;
    std::uint32_t m_counter = 0; ///< 26 bits, refilled at random each millisecond
};

} // namespace relais
