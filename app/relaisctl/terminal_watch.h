#pragma once

#include "app/relaisctl/stop_signal.h"
#include "app/relaisctl/tool_streams.h"
#include "core/campaigns/list_watch.h"

namespace relais {

/// Progress of a reading on a terminal, and the way Ctrl+C gets into it. One thread.
class TerminalWatch final : public ListWatch {
public:
    using Words = QString (*)(int percent);
    TerminalWatch(const ToolStreams& streams, Words words) : m_streams(streams), m_words(words) {}
    ~TerminalWatch() override { clear(); }
    TerminalWatch(const TerminalWatch&) = delete;
    TerminalWatch& operator=(const TerminalWatch&) = delete;

    bool goOn(std::int64_t done, std::int64_t all) override
    {
        const int percent = all > 0 ? static_cast<int>(done * 100 / all) : 0;
        if (m_streams.errIsTerminal && percent != m_shown) {
            m_shown = percent;
            m_streams.err << '\r' << m_words(percent).toStdString() << "   " << std::flush;
        }
        return !StopSignal::requested();
    }
    /// Leaves the line empty for what is said next.
    void clear()
    {
        if (m_shown >= 0) {
            m_streams.err << "\r\033[K" << std::flush;
            m_shown = -1;
        }
    }

private:
    const ToolStreams& m_streams;
    Words m_words;
    int m_shown = -1;
};

} // namespace relais
