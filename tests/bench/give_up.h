#pragma once

#include <QString>

#include <cstdio>
#include <cstdlib>

namespace relais::bench {

/// Says why and ends the program: a bench that went wrong prints no figure.
[[noreturn]] inline void giveUp(const QString& why)
{
    std::fprintf(stderr, "bench: %s\n", qUtf8Printable(why));
    std::exit(1);
}

} // namespace relais::bench
