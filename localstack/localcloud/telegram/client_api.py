"""The person's side over HTTP: for tests and for the chat page. ``chat`` is a positive integer, a private chat's id."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, UploadFile
from fastapi.responses import FileResponse
from fastapi.sse import EventSourceResponse
from pydantic import BaseModel, Field

from localcloud.telegram.checkout import start_payment
from localcloud.telegram.dependencies import ChatId, PersonOf, SimulatorOf
from localcloud.telegram.errors import ClientError
from localcloud.telegram.incoming import Sent
from localcloud.telegram.request import read_upload
from localcloud.telegram.views import chat_view, message_view

Json = dict[str, Any]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
Caption = Annotated[str, Form()]
Duration = Annotated[int, Form(ge=0)]


class TextBody(BaseModel):
    """A message; a given language is remembered for the chat."""

    text: str
    language_code: LanguageCode | None = None


class LanguageBody(BaseModel):
    """The language of the person's app, an IETF tag."""

    language_code: LanguageCode


class PressBody(BaseModel):
    """A callback button of a message."""

    message_id: int
    data: str


class LocationBody(BaseModel):
    """Degrees."""

    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class PayBody(BaseModel):
    """An invoice: a message's, or a link's by its slug."""

    message_id: int | None = None
    slug: str | None = None


class ReplayBody(BaseModel):
    """An update that was queued before."""

    update_id: int


client_router = APIRouter(prefix="/client")
"""Posts answer with ``{"update_id", "message_id"}``."""


@client_router.get("")
async def chats(simulator: SimulatorOf) -> list[Json]:
    rows = simulator.store.chats.all()
    return [{"chat_id": row.chat_id, "first_name": row.first_name, "language_code": row.language_code} for row in rows]


@client_router.get("/{chat}")
async def state(simulator: SimulatorOf, chat_id: ChatId) -> Json:
    return chat_view(simulator, chat_id)


@client_router.delete("/{chat}")
async def forget(person: PersonOf) -> Json:
    person.forget()
    return {"deleted": True}


@client_router.get("/{chat}/messages")
async def messages(
    simulator: SimulatorOf, chat_id: ChatId, limit: Annotated[int, Query(ge=1, le=1000)] = 500
) -> list[Json]:
    found = simulator.store.chats.find(chat_id)
    if found is None:
        return []
    return [message_view(found, message) for message in simulator.store.messages.last(chat_id, limit)]


@client_router.get("/{chat}/events", response_class=EventSourceResponse)
async def events(simulator: SimulatorOf, chat_id: ChatId) -> AsyncIterator[Json]:
    async for event in simulator.hub.watch(chat_id):
        yield event


@client_router.get("/{chat}/file/{file_id}", response_class=FileResponse)
async def file(simulator: SimulatorOf, chat_id: ChatId, file_id: str) -> FileResponse:  # noqa: ARG001 - any chat may show any file
    row = simulator.store.files.find(file_id)
    if row is None:
        raise ClientError("there is no such file", 404)
    location = simulator.store.files.location(row)
    if row.kind == "photo":
        return FileResponse(location, media_type="image/jpeg", headers={"Cache-Control": "max-age=86400"})
    return FileResponse(location, media_type=row.mime_type, filename=row.file_name)


@client_router.post("/{chat}/text")
async def text(person: PersonOf, body: TextBody) -> Json:
    return asdict(person.write(body.text, body.language_code))


@client_router.post("/{chat}/language")
async def language(person: PersonOf, body: LanguageBody) -> Json:
    person.set_language(body.language_code)
    return body.model_dump()


@client_router.post("/{chat}/photo")
async def photo(person: PersonOf, file: UploadFile, caption: Caption = "") -> Json:
    return asdict(await person.send_photo(await read_upload(file), caption))


@client_router.post("/{chat}/album")
async def album(person: PersonOf, files: list[UploadFile], caption: Caption = "") -> Json:
    sent = await person.send_album([await read_upload(file) for file in files], caption)
    return asdict(sent[0]) | {
        "update_ids": [one.update_id for one in sent],
        "message_ids": [one.message_id for one in sent],
    }


@client_router.post("/{chat}/document")
async def document(person: PersonOf, file: UploadFile, caption: Caption = "") -> Json:
    return asdict(await person.send_document(await read_upload(file), caption))


@client_router.post("/{chat}/voice")
async def voice(person: PersonOf, file: UploadFile, duration: Duration = 1) -> Json:
    return asdict(await person.send_voice(await read_upload(file), duration))


@client_router.post("/{chat}/video")
async def video(person: PersonOf, file: UploadFile, duration: Duration = 1, caption: Caption = "") -> Json:
    return asdict(await person.send_video(await read_upload(file), duration, caption))


@client_router.post("/{chat}/sticker")
async def sticker(person: PersonOf, file: UploadFile) -> Json:
    return asdict(await person.send_sticker(await read_upload(file)))


@client_router.post("/{chat}/location")
async def location(person: PersonOf, body: LocationBody) -> Json:
    return asdict(person.share_location(body.latitude, body.longitude))


@client_router.post("/{chat}/press")
async def press(person: PersonOf, body: PressBody) -> Json:
    return asdict(person.press(body.message_id, body.data))


@client_router.post("/{chat}/block")
async def block(person: PersonOf) -> Json:
    return asdict(person.set_blocked(True))


@client_router.post("/{chat}/unblock")
async def unblock(person: PersonOf) -> Json:
    return asdict(person.set_blocked(False))


@client_router.post("/{chat}/pay")
async def pay(simulator: SimulatorOf, chat_id: ChatId, body: PayBody) -> Json:
    reference = body.slug or str(body.message_id or "")
    found = simulator.store.chats.open(chat_id)
    return asdict(Sent(start_payment(simulator, found, reference), body.message_id or 0))


@client_router.post("/{chat}/replay")
async def replay(simulator: SimulatorOf, chat_id: ChatId, body: ReplayBody) -> Json:
    update = simulator.publisher.replay(chat_id, body.update_id)
    if update is None:
        raise ClientError("the chat has no such update", 404)
    message = update.get("message") or update.get("callback_query", {}).get("message") or {}
    return asdict(Sent(body.update_id, message.get("message_id", 0)))
