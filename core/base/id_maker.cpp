#include "core/base/id_maker.h"

namespace relais {

namespace {

/// The output step of SplitMix64.
std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace

std::uint64_t SystemRandom::next()
{
    const std::scoped_lock lock(m_mutex);
    const std::uint64_t high = m_device();
    return high << 32 | m_device();
}

std::uint64_t SeededRandom::next()
{
    const std::scoped_lock lock(m_mutex);
    return mixed(m_state += 0x9e3779b97f4a7c15ULL);
}

std::uint64_t IdMaker::draw()
{
    // The system's chance takes microseconds a draw, an import needs millions of ids, and ids are no secrets.
    static constexpr std::uint32_t refreshAfter = 128;
    if (m_drawn++ % refreshAfter == 0) {
        m_state ^= m_random.next();
    }
    return mixed(m_state += 0x9e3779b97f4a7c15ULL);
}

Uuid IdMaker::next()
{
    static constexpr std::uint32_t counterBits = 26;
    std::uint64_t milliseconds = 0;
    std::uint64_t tail = 0;
    std::uint32_t counter = 0;
    {
        const std::scoped_lock lock(m_mutex);
        const std::uint64_t chance = draw();
        tail = draw();
        const auto now = static_cast<std::uint64_t>(
            std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.now().time_since_epoch()).count());
        if (now > m_lastMilliseconds) {
            m_lastMilliseconds = now;
            // The top bit stays free, so that a millisecond has room for 33 million ids whatever was drawn.
            m_counter = static_cast<std::uint32_t>(chance >> 32) & ((1U << (counterBits - 1)) - 1);
        } else if (++m_counter >> counterBits) {
            ++m_lastMilliseconds;
            m_counter = 0;
        }
        milliseconds = m_lastMilliseconds;
        counter = m_counter;
    }
    std::array<std::uint8_t, 16> bytes{};
    for (int i = 0; i < 6; ++i) {
        bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    }
    bytes[6] = static_cast<std::uint8_t>(0x70 | (counter >> 22 & 0x0f));
    bytes[7] = static_cast<std::uint8_t>(counter >> 14);
    bytes[8] = static_cast<std::uint8_t>(0x80 | (counter >> 8 & 0x3f));
    bytes[9] = static_cast<std::uint8_t>(counter);
    for (std::size_t i = 10; i < 16; ++i) {
        bytes[i] = static_cast<std::uint8_t>(tail);
        tail >>= 8;
    }
    return Uuid(bytes);
}

} // namespace relais
