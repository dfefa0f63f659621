"""What a person does in the chat: writes, sends files, presses buttons, blocks the bot."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from localcloud.telegram.entities import format_text
from localcloud.telegram.errors import ClientError
from localcloud.telegram.html_markup import utf16_length
from localcloud.telegram.incoming import Sent, receive
from localcloud.telegram.limits import ALBUM_LIMIT, CALLBACK_DATA_LIMIT, CALLBACK_TTL_S, CAPTION_LIMIT, TEXT_LIMIT
from localcloud.telegram.media import UnreadablePhotoError, picture_size
from localcloud.telegram.request import Upload
from localcloud.telegram.simulator import Simulator
from localcloud.telegram.store.chats import ChatRow
from localcloud.telegram.views import show_chat

Json = dict[str, Any]


class Person:
    """One person's phone. Raises ClientError for what the app would not let them do."""

    def __init__(self, simulator: Simulator, chat_id: int) -> None:
        self._simulator = simulator
        self._chat_id = chat_id

    def _chat(self, language_code: str | None = None) -> ChatRow:
        chat = self._simulator.store.chats.open(self._chat_id, language_code)
        if chat.blocked:
            raise ClientError("the bot is blocked: unblock it first", 409)
        return chat

    def write(self, text: str, language_code: str | None) -> Sent:
        plain, entities = format_text(text)
        if not 1 <= utf16_length(plain) <= TEXT_LIMIT:
            raise ClientError(f"a message has 1 to {TEXT_LIMIT} characters")
        content: Json = {"text": plain, **({"entities": entities} if entities else {})}
        return receive(self._simulator, self._chat(language_code), content)

    def share_location(self, latitude: float, longitude: float) -> Sent:
        return receive(self._simulator, self._chat(), {"location": {"latitude": latitude, "longitude": longitude}})

    async def send_photo(self, upload: Upload, caption: str) -> Sent:
        content = await self._photo(upload) | self._caption(caption)
        return receive(self._simulator, self._chat(), content)

    async def send_album(self, uploads: Sequence[Upload], caption: str) -> list[Sent]:
        """Up to ten photos as one group; the caption belongs to the first."""
        if not 2 <= len(uploads) <= ALBUM_LIMIT:
            raise ClientError(f"an album has 2 to {ALBUM_LIMIT} photos")
        contents = [await self._photo(upload) for upload in uploads]
        contents[0] |= self._caption(caption)
        group = {"media_group_id": str(10**16 + secrets.randbelow(9 * 10**16))}
        chat = self._chat()
        with self._simulator.store.transaction():
            return [receive(self._simulator, chat, content | group) for content in contents]

    async def send_document(self, upload: Upload, caption: str) -> Sent:
        self._chat()
        document = await self._simulator.media.add_document(upload)
        return receive(self._simulator, self._chat(), {"document": document} | self._caption(caption))

    async def send_voice(self, upload: Upload, duration_s: int) -> Sent:
        described = {"duration": duration_s, "mime_type": "audio/ogg"}
        return await self._send_plain("voice", upload, described, "")

    async def send_video(self, upload: Upload, duration_s: int, caption: str) -> Sent:
        """Width and height are given as 0: nothing here decodes video."""
        described = {"width": 0, "height": 0, "duration": duration_s, "mime_type": "video/mp4"}
        return await self._send_plain("video", upload, described, caption)

    async def send_sticker(self, upload: Upload) -> Sent:
        width, height = picture_size(upload.content)
        kind = {"type": "regular", "is_animated": False, "is_video": False}
        return await self._send_plain("sticker", upload, {"width": width, "height": height, **kind}, "")

    async def _send_plain(self, kind: str, upload: Upload, described: Json, caption: str) -> Sent:
        self._chat()
        file = await self._simulator.media.add_plain(kind, upload, described)
        return receive(self._simulator, self._chat(), {kind: file} | self._caption(caption))

    async def _photo(self, upload: Upload) -> Json:
        self._chat()
        try:
            return {"photo": await self._simulator.media.add_photo(upload)}
        except UnreadablePhotoError as error:
            raise ClientError(f"not a photo that can be sent: {error.code}") from error

    @staticmethod
    def _caption(caption: str) -> Json:
        plain, entities = format_text(caption)
        if utf16_length(plain) > CAPTION_LIMIT:
            raise ClientError(f"a caption has up to {CAPTION_LIMIT} characters")
        if not plain:
            return {}
        return {"caption": plain, **({"caption_entities": entities} if entities else {})}

    def press(self, message_id: int, data: str) -> Sent:
        """Press a callback button. As in Telegram, ``data`` need not be on the message's keyboard any more."""
        simulator = self._simulator
        chat = self._chat()
        message = simulator.store.messages.find(self._chat_id, message_id)
        if message is None or not message["from"]["is_bot"]:
            raise ClientError("the bot has no such message", 404)
        if not 1 <= len(data.encode()) <= CALLBACK_DATA_LIMIT:
            raise ClientError(f"button data has 1 to {CALLBACK_DATA_LIMIT} bytes")
        now = simulator.clock()
        with simulator.store.transaction():
            simulator.store.queries.drop_older(now - CALLBACK_TTL_S)
            query_id = simulator.store.queries.add(
                "callback", self._chat_id, now, {"message_id": message_id, "data": data}
            )
            query = {
                "id": query_id,
                "from": chat.user(),
                "message": message,
                "chat_instance": str(-(2**62) + self._chat_id),
                "data": data,
            }
            return Sent(simulator.publisher.publish(self._chat_id, "callback_query", query), message_id)

    def set_blocked(self, blocked: bool) -> Sent:
        """Block or unblock the bot, which hears of it by ``my_chat_member``; ``message_id`` is 0."""
        simulator = self._simulator
        chat = simulator.store.chats.open(self._chat_id)
        if chat.blocked == blocked:
            raise ClientError("already so", 409)
        bot = simulator.config.bot_user()
        member, kicked = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
        change = {
            "chat": chat.chat(),
            "from": chat.user(),
            "date": int(simulator.clock()),
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        }
        with simulator.store.transaction():
            simulator.store.chats.set_blocked(self._chat_id, blocked)
            update_id = simulator.publisher.publish(self._chat_id, "my_chat_member", change)
        show_chat(self._simulator, self._chat_id)
        return Sent(update_id, 0)

    def set_language(self, language_code: str) -> None:
        """The app's language; the bot sees it with the next update."""
        self._simulator.store.chats.open(self._chat_id, language_code)
        show_chat(self._simulator, self._chat_id)

    def forget(self) -> None:
        """Delete the chat with all messages; ids are not used again."""
        self._simulator.store.chats.delete(self._chat_id)
        self._simulator.hub.publish(self._chat_id, "cleared")
