"""What is between a browser and a server, and can be cut."""

import select
import socket
import threading
import time
from contextlib import suppress

from browser.lab import free_port


class Line:
    """Carries every byte between its own `port` and the port `server`, until it is cut for a while or deaf."""

    def __init__(self, server: int) -> None:
        self.port, self._server, self._cut_until, self._deaf = free_port(), server, 0.0, 0
        self._ends: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", self.port), backlog=100)
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, seconds: float) -> None:
        """What is connected is not any more, and for so long nothing is."""
        self._cut_until = time.monotonic() + seconds
        ends, self._ends = self._ends, []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def deafen(self) -> None:
        """What is connected stays connected, and carries nothing any more."""
        self._deaf += 1

    def close(self) -> None:
        self._listening.close()
        self.cut(0)

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _address = self._listening.accept()
                if time.monotonic() < self._cut_until:
                    browser.close()
                else:
                    threading.Thread(target=self._carry, args=(browser,), daemon=True).start()

    def _carry(self, browser: socket.socket) -> None:
        with suppress(OSError, ValueError), browser, socket.create_connection(("127.0.0.1", self._server)) as server:
            self._ends += [browser, server]
            other, since = {browser: server, server: browser}, self._deaf
            while True:
                for end in select.select([browser, server], [], [])[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    if since == self._deaf:
                        other[end].sendall(data)
