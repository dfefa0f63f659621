"""A person whose updates go through the function's handler, as the queue brings them."""

import json
import time
from typing import cast

import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext as PowertoolsContext

from localcloud.function import LambdaContext
from localcloud.sqs_event import QueueMessage, sqs_event
from scenarios import handler
from scenarios.updates import UpdateFeed
from tests.bot.conversation import Conversation, Update
from tests.fakes.clock import START
from tests.support import marks


def context(name: str = "scenarios") -> PowertoolsContext:
    return cast(PowertoolsContext, LambdaContext(name, "request", time.monotonic() + 30))


class QueuedConversation(Conversation):
    """`refused` are the ids of the updates that the function gave back."""

    def __init__(self, bot: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(bot.app, bot.outside, bot.person_id)
        self._person |= {
            "first_name": marks.FIRST_NAME,
            "last_name": marks.LAST_NAME,
            "username": marks.USERNAME,
        }
        self.refused: list[str] = []
        built = (bot.app, UpdateFeed(bot.app))
        monkeypatch.setattr(handler, "_built", lambda: built)

    def feed(self, update: Update) -> Update:
        self.latest_update = update
        self.deliver(json.dumps(update), str(update["update_id"]))
        return update

    def deliver(self, body: str, deduplication: str, cause: str | None = None) -> None:
        """One delivery of any body."""
        event = sqs_event(self.record(body, deduplication, cause), 1)
        answer = handler.handler(dict(event), context())
        if answer["batchItemFailures"]:
            self.refused.append(deduplication)

    def bury(self, body: str, deduplication: str) -> None:
        """The message was given up. Raises what the function raises."""
        handler.dead_letter(dict(sqs_event(self.record(body, deduplication), 5)), context())

    def record(self, body: str, deduplication: str, cause: str | None = None) -> QueueMessage:
        return QueueMessage("m-1", body, str(self.person_id), deduplication, "updates", START, START, cause)
