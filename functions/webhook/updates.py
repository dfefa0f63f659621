"""The little of a Telegram update that decides where it goes (https://core.telegram.org/bots/api#update).

Own models instead of aiogram's: importing those costs seconds of every cold start.
"""

from typing import Annotated

from pydantic import BaseModel, Field, StrictInt

UpdateId = Annotated[StrictInt, Field(ge=0, lt=2**63)]
ChatId = Annotated[StrictInt, Field(gt=-(2**63), lt=2**63)]


class Chat(BaseModel):
    id: ChatId
    type: str = ""


class Person(BaseModel):
    id: ChatId

    def private_chat(self) -> Chat:
        """In a private chat the chat has the person's id."""
        return Chat(id=self.id, type="private")


class Message(BaseModel):
    chat: Chat


class ChatMemberUpdated(BaseModel):
    chat: Chat


class CallbackQuery(BaseModel):
    sender: Person = Field(alias="from")
    message: Message | None = None


class Update(BaseModel):
    """An update; the optional fields are the kinds that the bot uses."""

    update_id: UpdateId
    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: ChatMemberUpdated | None = None

    @property
    def private_chat_id(self) -> int | None:
        """The chat whose messages are handled in order; None for a kind or a chat that the bot does not serve."""
        chat = self._chat
        return chat.id if chat is not None and chat.type == "private" else None

    @property
    def kind(self) -> str:
        """The name of the field that is there, "other" for what the bot does not use."""
        kinds = ("message", "edited_message", "callback_query", "my_chat_member")
        return next((kind for kind in kinds if getattr(self, kind) is not None), "other")

    @property
    def _chat(self) -> Chat | None:
        if self.callback_query is not None:
            query = self.callback_query
            return query.message.chat if query.message is not None else query.sender.private_chat()
        with_chat = self.message or self.edited_message or self.my_chat_member
        return with_chat.chat if with_chat is not None else None
