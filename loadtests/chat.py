"""A person's phone: sends over the simulator's control API, hears what happens in the chat from its event stream.

Standard library only, so that gevent, which Locust runs on, makes all of it cooperative.
"""

import json
import socket
import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from queue import Empty, Queue
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from loadtests.exchange import Event

_ANSWER_SECONDS = 30.0
_SILENCE_SECONDS = 120.0  # the simulator sends a sign of life more often
_READY_SECONDS = 30.0


class RefusedError(Exception):
    """The simulator did not take what was sent; the text says why."""


class Chat:
    """One private chat. `close` ends the stream."""

    def __init__(self, url: str, chat_id: int, language: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._path = f"/client/{chat_id}"
        self._events: Queue[Event] = Queue()
        self._post("language", {"language_code": language})
        self._stream = HTTPConnection(self._host, self._port, timeout=_SILENCE_SECONDS)
        self._socket: socket.socket | None = None
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()
        self._expect_ready()

    def say(self, text: str) -> int:
        """Every sending method returns the update's id and raises RefusedError."""
        return int(self._post("text", {"text": text})["update_id"])

    def press(self, message_id: int, data: str) -> int:
        return int(self._post("press", {"message_id": message_id, "data": data})["update_id"])

    def replay(self, update_id: int) -> int:
        """Telegram delivers an update once more."""
        return int(self._post("replay", {"update_id": update_id})["update_id"])

    def send_photo(self, content: bytes) -> int:
        boundary = uuid4().hex
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="photo.png"\r\n'
        body = head.encode() + b"Content-Type: image/png\r\n\r\n" + content + f"\r\n--{boundary}--\r\n".encode()
        return int(self._send("photo", body, f"multipart/form-data; boundary={boundary}")["update_id"])

    def event(self, seconds: float) -> Event | None:
        """The next event, if one comes in time."""
        try:
            return self._events.get(timeout=seconds) if seconds > 0 else self._events.get_nowait()
        except Empty:
            return None

    def close(self) -> None:
        """Ends the stream from this side; who reads it then sees its end and closes it."""
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _expect_ready(self) -> None:
        end = time.monotonic() + _READY_SECONDS
        while (left := end - time.monotonic()) > 0:
            event = self.event(left)
            if event is not None and event["type"] == "ready":
                return
        raise RefusedError("the simulator's event stream did not open")

    def _listen(self) -> None:
        try:
            self._stream.request("GET", f"{self._path}/events")
            self._socket = self._stream.sock
            for line in self._stream.getresponse():
                if line.startswith(b"data:"):
                    self._events.put(json.loads(line[5:]))
        except (OSError, HTTPException, ValueError):
            return  # cut off while it was read; whatever is not heard counts as lost
        finally:
            self._stream.close()

    def _post(self, action: str, body: dict[str, Any]) -> dict[str, Any]:
        return self._send(action, json.dumps(body).encode(), "application/json")

    def _send(self, action: str, body: bytes, content_type: str) -> dict[str, Any]:
        connection = HTTPConnection(self._host, self._port, timeout=_ANSWER_SECONDS)
        try:
            connection.request("POST", f"{self._path}/{action}", body, {"Content-Type": content_type})
            response = connection.getresponse()
            content = response.read()
        except (OSError, HTTPException) as error:
            raise RefusedError(f"{action}: {type(error).__name__}") from error
        finally:
            connection.close()
        if response.status >= 300:
            raise RefusedError(f"{action}: HTTP {response.status}")
        answer: dict[str, Any] = json.loads(content)
        return answer
