"""Bytes on the wire: a relay between client and server counts what passes, headers and framing included."""

import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

_CHUNK = 1 << 18


class CountingRelay:
    """Passes every connection to `port` on to a server; `bytes` counts both directions, above TCP."""

    def __init__(self, host: str, server_port: int) -> None:
        self._server = (host, server_port)
        self._listener = socket.create_server((host, 0))
        self._connections: list[socket.socket] = []
        self._lock = threading.Lock()
        self.port: int = self._listener.getsockname()[1]
        self.bytes = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)  # ends a waiting accept, which close alone does not
        self._listener.close()
        for connection in self._connections:
            connection.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return  # closed
            far = socket.create_connection(self._server)
            self._connections += near, far
            for pair in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=pair, daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(_CHUNK):
                with self._lock:
                    self.bytes += len(data)
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            return  # one side is gone, and the other goes with it


def bytes_a_call(relay: CountingRelay, call: Callable[[], object], warm: int, calls: int) -> float:
    """On a connection that is warm: without its set-up, with HPACK's table filled."""
    for _ in range(warm):
        call()
    before = relay.bytes
    for _ in range(calls):
        call()
    return (relay.bytes - before) / calls
