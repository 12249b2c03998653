#pragma once

#include "core/calls/line.h"

#include <QStringList>

#include <vector>

namespace relais::test {

/// Writes down what a line tells.
class LineListener {
public:
    explicit LineListener(Line& line)
    {
        QObject::connect(&line, &Line::happened, &line, [this](const LineEvent& event) { events.push_back(event); });
    }

    std::vector<LineEvent> events;

    bool ended() const { return !events.empty() && events.back().state == LineState::Ended; }
    const LineEvent& last() const { return events.back(); }
    /// "dialing ringing ended:busy"
    QString story() const
    {
        QStringList words;
        for (const auto& event : events) {
            switch (event.state) {
            case LineState::Idle: words << QStringLiteral("idle"); break;
            case LineState::AgentRinging: words << QStringLiteral("agent_ringing"); break;
            case LineState::Dialing: words << QStringLiteral("dialing"); break;
            case LineState::Ringing: words << QStringLiteral("ringing"); break;
            case LineState::Connected: words << QStringLiteral("connected"); break;
            case LineState::Incoming: words << QStringLiteral("incoming"); break;
            case LineState::Ended: words << QStringLiteral("ended:") + codeOf(event.cause); break;
            }
        }
        return words.join(QLatin1Char(' '));
    }
};

/// Numbers that would dial somebody else, two people, or run a command: every adapter refuses them whole.
inline std::vector<PhoneNumber> hostileNumbers()
{
    std::vector<PhoneNumber> numbers;
    for (const auto* text : {"", "+", "12", "+33639980001;rm -rf /", "+33639980001\r\nX-Header: 1", "+33639980001\n",
             "+33639980001&+33639980002", "+33639980001@ailleurs.example", "+33639980001?x", "+33 6 39 98 00 01", "++33639980001",
             "-h", "--help", "$(id)", "`id`", "+33639980001 +33639980002", "+3363998000a", "+3363998000100000"}) {
        numbers.push_back({QString::fromLatin1(text)});
    }
    numbers.push_back({QString(2000, QLatin1Char('1'))});
    numbers.push_back({QStringLiteral("+3363998000") + QChar(0x0661)}); // an Arabic digit
    numbers.push_back({QStringLiteral("+33639980001") + QChar(0)});
    return numbers;
}

} // namespace relais::test
