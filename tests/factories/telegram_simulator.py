"""Both ends of a Telegram simulator for tests: the bot over the Bot API, a person over the control API."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from PIL import Image

TOKEN = "4242:test-token"
START = 1_800_000_000.0

Json = dict[str, Any]


@dataclass
class ManualClock:
    """Seconds that pass only when a test says so."""

    now: float = START

    def __call__(self) -> float:
        return self.now


def jpeg(width: int = 640, height: int = 480, colour: str = "orange", orientation: int | None = None) -> bytes:
    """A one-coloured JPEG."""
    image = Image.new("RGB", (width, height), colour)
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


async def eventually(holds: Callable[[], Awaitable[bool]], patience_s: float = 20.0) -> None:
    """Asks again and again until it holds; TimeoutError when patience ends."""
    async with asyncio.timeout(patience_s):
        while True:
            if await holds():
                return
            await asyncio.sleep(0.01)


@dataclass
class BotSide:
    """The bot: every call returns the whole answer, ``ok`` or not."""

    http: httpx.AsyncClient

    async def call(self, method: str, **parameters: object) -> Json:
        response = await self.http.post(f"/bot{TOKEN}/{method}", json=parameters)
        answer: Json = response.json()
        return answer

    async def result(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - a message, a list or a bool
        answer = await self.call(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def updates(self, offset: int | None = None) -> list[Json]:
        parameters = {} if offset is None else {"offset": offset}
        found: list[Json] = await self.result("getUpdates", **parameters)
        return found


@dataclass
class PersonSide:
    """A person in one chat."""

    http: httpx.AsyncClient
    chat_id: int = field(default=7)

    async def post(self, act: str, body: Json | None = None, **multipart: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
        if multipart:
            return await self.http.post(f"/client/{self.chat_id}/{act}", **multipart)
        return await self.http.post(f"/client/{self.chat_id}/{act}", json=body or {})

    async def write(self, text: str, **more: object) -> Json:
        response = await self.post("text", {"text": text, **more})
        assert response.status_code == 200, response.text
        sent: Json = response.json()
        return sent

    async def photo(self, content: bytes, caption: str = "") -> Json:
        response = await self.post("photo", files={"file": ("p.jpg", content)}, data={"caption": caption})
        assert response.status_code == 200, response.text
        sent: Json = response.json()
        return sent

    async def messages(self) -> list[Json]:
        found: list[Json] = (await self.http.get(f"/client/{self.chat_id}/messages")).json()
        return found
