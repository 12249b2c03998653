#include "core/telephony/simulated_line.h"

#include <numeric>

namespace relais {

using namespace std::chrono_literals;

SimulatedLine::SimulatedLine(const Clock& clock, Timers& timers, Random& random, SimulationSettings settings)
    : SingleCallLine(clock, timers), m_random(random), m_settings(std::move(settings)), m_next(timers)
{}

LineCapabilities SimulatedLine::capabilities() const
{
    return {.reportsRinging = true, .reportsOutcome = true, .canHangUp = true, .inbound = true, .machineDetection = true};
}

QString SimulatedLine::kind() const
{
    return QStringLiteral("simulated");
}

std::chrono::milliseconds SimulatedLine::between(std::chrono::milliseconds low, std::chrono::milliseconds high)
{
    const auto span = static_cast<std::uint64_t>(std::max<std::int64_t>(1, (high - low).count()));
    return low + std::chrono::milliseconds(m_random.next() % span);
}

SimulatedFate SimulatedLine::nextFate()
{
    if (m_calls < m_settings.first.size()) {
        return m_settings.first[m_calls++];
    }
    const auto sum = std::accumulate(m_settings.shares.begin(), m_settings.shares.end(), 0);
    auto draw = static_cast<int>(m_random.next() % static_cast<std::uint64_t>(sum));
    for (std::size_t i = 0; i < m_settings.shares.size(); ++i) {
        draw -= m_settings.shares[i];
        if (draw < 0) {
            return static_cast<SimulatedFate>(i);
        }
    }
    return SimulatedFate::NoAnswer;
}

void SimulatedLine::begin(const QString&, const PhoneNumber&)
{
    const auto fate = nextFate();
    dialing();
    m_next.start(m_settings.ringsAfter, [this, fate] {
        switch (fate) {
        case SimulatedFate::Busy: over(LineCause::Busy); break;
        case SimulatedFate::InvalidNumber: over(LineCause::InvalidNumber); break;
        case SimulatedFate::Network: over(LineCause::Network); break;
        case SimulatedFate::Answered:
        case SimulatedFate::NoAnswer:
        case SimulatedFate::Machine:
        case SimulatedFate::Rejected: onRinging(fate); break;
        }
    });
}

void SimulatedLine::onRinging(SimulatedFate fate)
{
    ringing();
    if (fate == SimulatedFate::NoAnswer) {
        m_next.start(m_settings.ringTimer, [this] {
            stopRinging();
            over(LineCause::NoAnswer);
        });
        return;
    }
    m_next.start(between(m_settings.answersAfter, 3 * m_settings.answersAfter), [this, fate] {
        if (fate == SimulatedFate::Rejected) {
            over(LineCause::Rejected);
        } else {
            onAnswered(fate);
        }
    });
}

void SimulatedLine::onAnswered(SimulatedFate fate)
{
    connected();
    if (fate == SimulatedFate::Machine) {
        m_next.start(2s, [this] {
            machineDetected();
            over(LineCause::Machine);
        });
        return;
    }
    m_next.start(between(m_settings.talksAtMost / 2, m_settings.talksAtMost), [this] { over(LineCause::Completed); });
}

bool SimulatedLine::callIn(const QString& callerNumber)
{
    if (!beginIncoming(QStringLiteral("in-%1").arg(++m_incoming), callerNumber)) {
        return false;
    }
    m_next.start(m_settings.incomingRings, [this] { onAnswered(SimulatedFate::Answered); });
    return true;
}

void SimulatedLine::drop()
{
    m_next.stop();
    over(LineCause::Cancelled);
}

} // namespace relais
