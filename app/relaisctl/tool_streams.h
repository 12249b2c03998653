#pragma once

#include <QString>

#include <ostream>

namespace relais {

/// Where a verb writes: results to `out`, everything else to `err`. Borrowed from main() or a test.
struct ToolStreams {
    std::ostream& out;
    std::ostream& err;
    bool errIsTerminal = false; ///< progress is shown on a terminal only

    void print(const QString& text) const { out << text.toStdString(); }
    /// Whether all that was printed has arrived: a full disk shows no earlier.
    bool arrived() const { return out.flush().good(); }
    /// One line on the error stream.
    void say(const QString& sentence) const { err << sentence.toStdString() << '\n' << std::flush; }
};

/// What the shell is told. Refusals and failures are 1 to 125.
enum ExitCode : int { ExitDone = 0, ExitRefused = 1, ExitUsage = 2, ExitFailed = 3, ExitInterrupted = 130 };

} // namespace relais
