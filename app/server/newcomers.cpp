#include "app/server/newcomers.h"

#include <linux/filter.h>
#include <sys/socket.h>

namespace relais {

void refuseNewcomers(int listener)
{
    // Of each packet for this socket, seen from its TCP header: SYN without ACK is dropped, everything else is kept whole.
    constexpr unsigned flagsAt = 13;
    constexpr unsigned syn = 0x02;
    constexpr unsigned ack = 0x10;
    sock_filter code[] = {
        {BPF_LD | BPF_B | BPF_ABS, 0, 0, flagsAt},
        {BPF_ALU | BPF_AND | BPF_K, 0, 0, syn | ack},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, syn},
        {BPF_RET | BPF_K, 0, 0, 0},
        {BPF_RET | BPF_K, 0, 0, 0xffffffff},
    };
    const sock_fprog program{sizeof code / sizeof code[0], code};
    static_cast<void>(setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program));
}

} // namespace relais
