"""The open question: which words answer it, and what becomes of its buttons.

A question that was answered in words loses its buttons, as one that was answered by a button does.
"""

from dataclasses import replace

from aiogram.filters import BaseFilter
from aiogram.methods import EditMessageReplyMarkup
from aiogram.types import Message

from nutrition.domain.user import Dialogue
from scenarios.replies import Answer, Reply
from scenarios.turn import Turn

# Where the outbox knows the question's message: the inbox key it was asked under and its place among the answers.
KEY, POSITION = "asked", "asked_position"


class Asked(BaseFilter):
    """Whether the message is text and the bot waits for words of one of these steps; a command is never an answer."""

    def __init__(self, *prefixes: str) -> None:
        self._prefixes = prefixes

    async def __call__(self, message: Message, turn: Turn) -> bool:
        dialogue = turn.person.dialogue
        if dialogue is None or message.text is None or message.text.startswith("/"):
            return False
        return dialogue.step.startswith(self._prefixes)


def follow_questions(turn: Turn, before: Dialogue | None, key: str, answer: Answer) -> Answer:
    """The answer to store under `key`: the new question is remembered with the dialogue, the one of `before` closed."""
    _remember(turn, key, answer)
    return answer + _close(turn, before, answer)


def _remember(turn: Turn, key: str, answer: Answer) -> None:
    position = next((index for index, reply in enumerate(answer.replies) if reply.asks), None)
    dialogue = turn.person.dialogue
    if position is not None and dialogue is not None:
        turn.ask(replace(dialogue, data={**dialogue.data, KEY: key, POSITION: position}))


def _close(turn: Turn, before: Dialogue | None, answer: Answer) -> Answer:
    """Takes the buttons off a question that is waited on no more, unless the answer edits its message anyway.

    A question that another subject only pushed aside keeps them: they go on with it.
    """
    if before is None or KEY not in before.data or not _is_settled(before, turn.person.dialogue):
        return Answer()
    message_id = turn.uow.outbox.message_id(str(before.data[KEY]), int(before.data[POSITION] or 0))
    if message_id is None or message_id in {getattr(reply.method, "message_id", None) for reply in answer.replies}:
        return Answer()
    return Answer((Reply(EditMessageReplyMarkup(chat_id=turn.chat_id, message_id=message_id)),))


def _is_settled(before: Dialogue, after: Dialogue | None) -> bool:
    if after is None or after == before.suspended:
        return True
    return before.kind == after.kind and _place(before) != _place(after)


def _place(asked: Dialogue) -> tuple[object, object]:
    return asked.data.get(KEY), asked.data.get(POSITION)
