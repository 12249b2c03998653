#include "app/relaisctl/hidden_input.h"

#include <array>
#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace relais {

std::optional<QString> readHidden(const QString& question)
{
    // The terminal itself: the list may come in by a pipe, and the question must not go into a file.
    std::FILE* terminal = std::fopen("/dev/tty", "r+e");
    if (terminal == nullptr) {
        return std::nullopt;
    }
    const int handle = fileno(terminal);
    termios shown{};
    if (tcgetattr(handle, &shown) != 0) {
        std::fclose(terminal);
        return std::nullopt;
    }
    termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(handle, TCSAFLUSH, &hidden);
    std::fputs(qUtf8Printable(question), terminal);
    std::fflush(terminal);
    std::array<char, 1024> line{};
    const bool read = std::fgets(line.data(), static_cast<int>(line.size()), terminal) != nullptr;
    tcsetattr(handle, TCSAFLUSH, &shown);
    std::fputs("\n", terminal);
    std::fclose(terminal);
    if (!read) {
        return std::nullopt;
    }
    QString text = QString::fromUtf8(line.data());
    while (text.endsWith(u'\n') || text.endsWith(u'\r')) {
        text.chop(1);
    }
    return text;
}

} // namespace relais
