"""sendPhoto, sendDocument, sendMediaGroup, getFile."""

from __future__ import annotations

import secrets

from aiogram.methods import GetFile, SendDocument, SendMediaGroup, SendPhoto
from aiogram.types import File, InputMediaDocument, InputMediaPhoto
from pydantic import BaseModel

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.limits import ALBUM_LIMIT, DOWNLOAD_LIMIT
from localcloud.telegram.methods.attachments import document_content, photo_content
from localcloud.telegram.methods.call import Call, Json
from localcloud.telegram.outgoing import Draft, caption_content, send
from localcloud.telegram.wire import to_wire


async def send_photo(call: Call, request: SendPhoto) -> Json:
    chat = call.simulator.writable_chat(request.chat_id)
    caption = caption_content(request.caption, request.parse_mode, request.caption_entities)
    call.simulator.limiter.spend(chat.chat_id)
    content = await photo_content(call, request.photo) | caption
    return send(call.simulator, chat, Draft(content, request.reply_markup, request.reply_parameters))


async def send_document(call: Call, request: SendDocument) -> Json:
    chat = call.simulator.writable_chat(request.chat_id)
    caption = caption_content(request.caption, request.parse_mode, request.caption_entities)
    call.simulator.limiter.spend(chat.chat_id)
    content = await document_content(call, request.document) | caption
    return send(call.simulator, chat, Draft(content, request.reply_markup, request.reply_parameters))


async def input_media_content(call: Call, item: BaseModel) -> Json:
    """A message's fields for an item of an album or of editMessageMedia.

    Raises:
        BadRequestError: neither photo nor document, or a file that cannot be used.
    """
    if isinstance(item, InputMediaPhoto):
        media = await photo_content(call, item.media)
    elif isinstance(item, InputMediaDocument):
        media = await document_content(call, item.media)
    else:
        raise BadRequestError("this server simulates photos and documents only")
    return media | caption_content(item.caption, item.parse_mode, item.caption_entities)


async def send_media_group(call: Call, request: SendMediaGroup) -> list[Json]:
    chat = call.simulator.writable_chat(request.chat_id)
    if not 2 <= len(request.media) <= ALBUM_LIMIT:
        raise BadRequestError("group send failed: an album must contain 2-10 items")
    if len({item.type for item in request.media}) > 1:
        raise BadRequestError("document can't be mixed with other media types")
    call.simulator.limiter.spend(chat.chat_id, len(request.media))
    contents = [await input_media_content(call, item) for item in request.media]
    album = {"media_group_id": str(10**16 + secrets.randbelow(9 * 10**16))}
    with call.simulator.store.transaction():
        drafts = [Draft(content | album, reply_parameters=request.reply_parameters) for content in contents]
        return [send(call.simulator, chat, draft) for draft in drafts]


async def get_file(call: Call, request: GetFile) -> Json:
    """Raises BadRequestError for an unknown id and for a file over 20 MB."""
    row = call.simulator.store.files.find(request.file_id)
    if row is None:
        raise BadRequestError("wrong file_id or the file is temporarily unavailable")
    if row.size > DOWNLOAD_LIMIT:
        raise BadRequestError("file is too big")
    described = {name: row.described[name] for name in ("file_id", "file_unique_id", "file_size")}
    return to_wire(File.model_validate(described | {"file_path": row.path}))
