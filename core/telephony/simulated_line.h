#pragma once

#include "core/base/id_maker.h"
#include "core/telephony/single_call_line.h"

#include <array>
#include <vector>

namespace relais {

/// What becomes of one simulated call.
enum class SimulatedFate { Answered, NoAnswer, Machine, Busy, Rejected, InvalidNumber, Network };

/// How a simulated line behaves. Shares are of a thousand, in the order of SimulatedFate; 348 answered is the reached ratio of
/// the enrolment campaign of 2016 (822 of 2 360), the others are our own choice.
struct SimulationSettings {
    std::array<int, 7> shares{348, 412, 120, 60, 20, 25, 15};
    std::vector<SimulatedFate> first;             ///< of the first calls, before chance decides
    std::chrono::milliseconds ringsAfter{600};    ///< dialing → ringing
    std::chrono::milliseconds answersAfter{2500}; ///< at least, at most three times as long
    std::chrono::milliseconds ringTimer{9000};    ///< our own: shorter than the 28 s of life, a demo is watched
    std::chrono::milliseconds talksAtMost{std::chrono::minutes(25)};
    std::chrono::milliseconds incomingRings{3000}; ///< then the headset takes the call
};

/// A telephone that rings nowhere: every step, drawn from the randomness it is given, at the pace of its timers.
/// For the demo, the tests and the simulation. Owned by the composition root; interface thread; cannot fail.
class SimulatedLine final : public SingleCallLine {
    Q_OBJECT
public:
    SimulatedLine(const Clock& clock, Timers& timers, Random& random, SimulationSettings settings = {});

    LineCapabilities capabilities() const override;
    QString kind() const override;

    /// Somebody calls in; false while a call runs. The headset takes it after a while; it ends by our hanging up or by
    /// talksAtMost.
    bool callIn(const QString& callerNumber);

protected:
    void begin(const QString& callId, const PhoneNumber& number) override;
    void drop() override;

private:
    SimulatedFate nextFate();
    void onRinging(SimulatedFate fate);
    void onAnswered(SimulatedFate fate);
    std::chrono::milliseconds between(std::chrono::milliseconds low, std::chrono::milliseconds high);

    Random& m_random;
    SimulationSettings m_settings;
    std::size_t m_calls = 0;
    int m_incoming = 0;
    OneShot m_next;
};

} // namespace relais
