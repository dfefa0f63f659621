"""A person in the chat, over the Telegram simulator's control API only."""

import re
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
        self.language = language
        self.said: list[str] = []
        """Texts and captions, for a look whether a log has kept one."""
        self._client = httpx.Client(base_url=f"{base_url}/client/{chat}", timeout=30)

    def arrive(self) -> None:
        """Open the chat with an app in the person's language."""
        self._client.post("/language", json={"language_code": self.language}).raise_for_status()

    def say(self, text: str) -> int:
        """Every sending method returns the update's id."""
        self.said.append(text)
        return self._post("text", json={"text": text})

    def send_photo(self, photo: Path, caption: str = "") -> int:
        self.said.append(caption)
        return self._send("photo", photo.name, photo.read_bytes(), caption=caption)

    def send_document(self, name: str, content: bytes, mime_type: str) -> int:
        return self._send("document", name, content, mime_type)

    def send_voice(self, content: bytes) -> int:
        return self._send("voice", "voice.ogg", content)

    def send_video(self, content: bytes) -> int:
        return self._send("video", "clip.mp4", content)

    def send_sticker(self, content: bytes) -> int:
        return self._send("sticker", "sticker.webp", content)

    def send_album(self, photos: list[Path], caption: str = "") -> int:
        files = [("files", (photo.name, photo.read_bytes())) for photo in photos]
        return self._post("album", files=files, data={"caption": caption})

    def send_location(self, latitude: float, longitude: float) -> int:
        return self._post("location", json={"latitude": latitude, "longitude": longitude})

    def replay(self, update_id: int) -> None:
        """Telegram delivers an old update once more."""
        self._client.post("/replay", json={"update_id": update_id}).raise_for_status()

    def refusal(self, path: str, **request: Any) -> int:  # noqa: ANN401  # httpx's own keywords
        """The status with which Telegram's app itself refuses to send this."""
        return self._client.post(f"/{path}", **request).status_code

    def messages(self) -> list[Message]:
        found: list[Message] = self._client.get("/messages").raise_for_status().json()
        return found

    def bot_messages(self) -> list[Message]:
        return [message for message in self.messages() if message["from"] == "bot"]

    def press(self, label: str) -> int:
        """Press the newest button that carries `label`, waiting for it to appear."""
        return self.press_data(*self.button(label))

    def press_data(self, message_id: int, data: str) -> int:
        """Press a button that may not be there any more, as a slow phone does."""
        return self._post("press", json={"message_id": message_id, "data": data})

    def button(self, label: str) -> tuple[int, str]:
        """Message id and data of the newest button that carries `label`, once there is one."""
        return self.wait_for(f"a button {label!r}", lambda: self._button(label))

    def wait_for_text(self, *parts: str) -> Message:
        """The newest message of the bot, once it holds every part."""

        def newest() -> Message | None:
            found = self.bot_messages()
            return found[-1] if found and all(part in words_of(found[-1]) for part in parts) else None

        return self.wait_for(f"a last message with {parts}", newest)

    def wait_for_any(self, *parts: str) -> Message:
        """Any message of the bot that holds every part."""

        def matching() -> Message | None:
            found = [message for message in self.bot_messages() if all(part in words_of(message) for part in parts)]
            return found[-1] if found else None

        return self.wait_for(f"a message with {parts}", matching)

    def answer_to(self, act: Callable[[], int], *parts: str) -> Message:
        """Do something and wait for a new message that holds every part."""
        last = max((message["message_id"] for message in self.messages()), default=0)
        act()

        def fresh() -> Message | None:
            for message in reversed(self.bot_messages()):
                if message["message_id"] > last and all(part in words_of(message) for part in parts):
                    return message
            return None

        return self.wait_for(f"a new message with {parts}", fresh)

    def wait_for(self, what: str, look: Callable[[], Found | None]) -> Found:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            found = look()
            if found is not None:
                return found
            time.sleep(0.05)
        tail = [(message["from"], words_of(message)[:200]) for message in self.messages()[-4:]]
        raise AssertionError(f"{what} did not come; the chat ends with {tail}")

    def _button(self, label: str) -> tuple[int, str] | None:
        for message in reversed(self.bot_messages()):
            for row in message["buttons"]:
                for button in row:
                    if label in button["text"]:
                        return message["message_id"], button["data"]
        return None

    def _send(self, path: str, name: str, content: bytes, mime_type: str = "", **data: str) -> int:
        file = (name, content, mime_type) if mime_type else (name, content)
        return self._post(path, files={"file": file}, data=data)

    def _post(self, path: str, **request: Any) -> int:  # noqa: ANN401  # httpx's own keywords
        answer = self._client.post(f"/{path}", **request).raise_for_status().json()
        return int(answer["update_id"])


def total_kcal(message: Message) -> int:
    """What a draft or a saved meal says it has in all: the food table may learn better figures."""
    found = re.search(r"(?:Total|Итого): (\d+) ", words_of(message))
    assert found, f"no total in {words_of(message)!r}"
    return int(found.group(1))


def words_of(message: Message) -> str:
    """As a person reads them: a no-break space is a space."""
    words = str(message.get("text") or message.get("caption") or "")
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
