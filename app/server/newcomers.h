#pragma once

namespace relais {

/// From now on no new connection to a listening socket begins: its first packet is dropped, so that the client, trying again a second
/// later, meets a closed port and goes elsewhere with nothing sent. Handshakes under way come through. Linux; where it cannot be done
/// nothing happens, and whoever connects just then may be reset. For good: the socket is about to be closed.
void refuseNewcomers(int listener);

} // namespace relais
