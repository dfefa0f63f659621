"""A person in the chat, over the Telegram simulator's control API only."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

Message = dict[str, Any]
PATIENCE_SECONDS = 20.0

Found = TypeVar("Found")


class Person:
    """One chat. Every waiting method raises AssertionError with the chat's last lines when its patience ends."""

    def __init__(self, base_url: str, chat: int, language: str) -> None:
        self.chat = chat
        self._language = language
        self._client = httpx.Client(base_url=f"{base_url}/client/{chat}", timeout=30)

    def say(self, text: str) -> int:
        return self._post("text", json={"text": text, "language_code": self._language})

    def send_photo(self, photo: Path, caption: str = "") -> int:
        with photo.open("rb") as file:
            return self._post("photo", files={"file": (photo.name, file)}, data={"caption": caption})

    def send_document(self, name: str, content: bytes, mime_type: str) -> int:
        return self._post("document", files={"file": (name, content, mime_type)})

    def send_album(self, photos: list[Path], caption: str = "") -> int:
        files = [("files", (photo.name, photo.read_bytes())) for photo in photos]
        return self._post("album", files=files, data={"caption": caption})

    def send_location(self, latitude: float, longitude: float) -> int:
        return self._post("location", json={"latitude": latitude, "longitude": longitude})

    def replay(self, update_id: int) -> None:
        self._client.post("/replay", json={"update_id": update_id}).raise_for_status()

    def messages(self) -> list[Message]:
        found: list[Message] = self._client.get("/messages").raise_for_status().json()
        return found

    def bot_messages(self) -> list[Message]:
        return [message for message in self.messages() if message["from"] == "bot"]

    def press(self, label: str) -> int:
        """Press the newest button that carries `label`, waiting for it to appear."""
        message, data = self.wait_for(f"a button {label!r}", lambda: self._button(label))
        return self._post("press", json={"message_id": message["message_id"], "data": data})

    def wait_for_text(self, *parts: str) -> Message:
        """The newest message of the bot, once it holds every part."""

        def newest() -> Message | None:
            found = self.bot_messages()
            return found[-1] if found and all(part in _words(found[-1]) for part in parts) else None

        return self.wait_for(f"a last message with {parts}", newest)

    def wait_for_any(self, *parts: str) -> Message:
        """Any message of the bot that holds every part."""

        def matching() -> Message | None:
            found = [message for message in self.bot_messages() if all(part in _words(message) for part in parts)]
            return found[-1] if found else None

        return self.wait_for(f"a message with {parts}", matching)

    def wait_for(self, what: str, look: Callable[[], Found | None]) -> Found:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            found = look()
            if found is not None:
                return found
            time.sleep(0.05)
        tail = [(message["from"], _words(message)[:200]) for message in self.messages()[-4:]]
        raise AssertionError(f"{what} did not come; the chat ends with {tail}")

    def _button(self, label: str) -> tuple[Message, str] | None:
        for message in reversed(self.bot_messages()):
            for row in message["buttons"]:
                for button in row:
                    if label in button["text"]:
                        return message, button["data"]
        return None

    def _post(self, path: str, **request: Any) -> int:  # noqa: ANN401  # httpx's own keywords
        answer = self._client.post(f"/{path}", **request).raise_for_status().json()
        return int(answer["update_id"])


def _words(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")
