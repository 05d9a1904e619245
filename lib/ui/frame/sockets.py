"""Send each answer at once: without this every rerun waits 40 ms for nothing.

Streamlit 1.67 makes its listening socket without naming the protocol, and asyncio turns Nagle's
algorithm off only on sockets that name it. So the server holds the second part of each answer
back until the browser acknowledges the first, which its system delays (bench/school.py shows it).
"""

import gc
import socket
from contextlib import suppress

ADDRESSES = (socket.AF_INET, socket.AF_INET6)


def send_at_once() -> int:
    """Turn Nagle's algorithm off on the server's sockets and return how many there are.

    Connections made later inherit it from the one that listens.
    """
    # Streamlit offers no way to reach its sockets; the collector knows every object.
    found = [s for s in gc.get_objects() if type(s) is socket.socket and s.family in ADDRESSES]
    for each in found:
        with suppress(OSError):  # closed meanwhile, or not a stream
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return len(found)
