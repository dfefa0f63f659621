"""One update and everything the bot does in the chat because of it."""

from dataclasses import dataclass
from typing import Any

from loadtests.samples import Outcome, Sample

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """Exactly so many new messages and changes of messages; `shows` is in the text or on a button of the answer.

    `follow_up` names a second message that comes by itself (an analysis), `follow_up_shows` is in its text.
    """

    step: str
    new: int = 0
    edits: int = 0
    shows: str = ""
    follow_up: str = ""
    follow_up_shows: str = ""

    @property
    def silent(self) -> bool:
        """An update that was delivered before is acknowledged and not answered again."""
        return self.new + self.edits == 0


class Exchange:
    """Hears the chat's events from the moment of sending until the person's next message."""

    def __init__(self, expected: Expected, sent_at: float) -> None:
        self.expected = expected
        self._sent_at = sent_at
        self.update_id: int | None = None
        self.refusal = ""
        self._delivered: dict[int, Event] = {}
        self._messages: list[Event] = []

    def hear(self, event: Event) -> None:
        if event["type"] == "delivered":
            self._delivered[event["update_id"]] = event
        elif event["type"] in {"message", "edited"} and event["message"]["from"] == "bot":
            self._messages.append(event)

    @property
    def complete(self) -> bool:
        """Nothing more is to come; what comes nevertheless is surplus."""
        enough = self._count("message") >= self.expected.new and self._count("edited") >= self.expected.edits
        answered = self.expected.silent or self._answer is not None
        followed = not self.expected.follow_up or self._follow_up is not None
        return self._acknowledgement is not None and enough and answered and followed

    def button(self, label: str) -> tuple[int, str] | None:
        """Message and callback data of the newest button that carries `label` in what was heard."""
        for event in reversed(self._messages):
            for row in event["message"]["buttons"]:
                for button in row:
                    if label in button["text"] and button["data"]:
                        return event["message"]["message_id"], button["data"]
        return None

    def samples(self) -> list[Sample]:
        """What it came to; the follow-up, where one was expected, is a sample of its own."""
        delivered = self._acknowledgement
        started = self._sent_at if delivered is None else delivered["at"] - delivered["took"]
        acknowledged = None if delivered is None else delivered["took"] * 1000
        answer = self._answer
        first = Sample(
            self.expected.step,
            started,
            self._outcome(),
            acknowledged,
            None if answer is None else (answer["at"] - started) * 1000,
            self._surplus(),
            self._detail(),
        )
        return [first, *self._follow_up_samples(started)]

    def _follow_up_samples(self, started: float) -> list[Sample]:
        if not self.expected.follow_up:
            return []
        found = self._follow_up
        outcome = Outcome.LOST if found is None else Outcome.ANSWERED
        answered = None if found is None else (found["at"] - started) * 1000
        return [Sample(self.expected.follow_up, started, outcome, None, answered)]

    def _outcome(self) -> Outcome:
        delivered = self._acknowledgement
        if self.refusal or (delivered is not None and delivered["failures"]):
            return Outcome.REFUSED
        if delivered is None or (not self.expected.silent and not self._messages):
            return Outcome.LOST
        if not self.expected.silent and self._answer is None:
            return Outcome.WRONG
        enough = self._count("message") + (self._follow_up is None) >= self.expected.new
        return Outcome.ANSWERED if enough and self._count("edited") >= self.expected.edits else Outcome.LOST

    def _surplus(self) -> int:
        new, edits = self._count("message") - self.expected.new, self._count("edited") - self.expected.edits
        return max(0, new) + max(0, edits)

    def _detail(self) -> str:
        """Enough to look into what went wrong; what the bot said to people of this program is nobody's secret."""
        if self.refusal or (self.complete and not self._surplus()):
            return self.refusal
        return " | ".join(f"{event['type']}: {words_of(event)[:60]}" for event in self._messages)

    def _count(self, kind: str) -> int:
        return sum(event["type"] == kind for event in self._messages)

    @property
    def _acknowledgement(self) -> Event | None:
        return None if self.update_id is None else self._delivered.get(self.update_id)

    @property
    def _answer(self) -> Event | None:
        return None if self.expected.silent else self._first(self.expected.shows)

    @property
    def _follow_up(self) -> Event | None:
        return self._first(self.expected.follow_up_shows) if self.expected.follow_up else None

    def _first(self, words: str) -> Event | None:
        return next((event for event in self._messages if words in words_of(event)), None)


def words_of(event: Event) -> str:
    """Text, caption and buttons of an event's message."""
    message = event["message"]
    buttons = [button["text"] for row in message["buttons"] for button in row]
    return "\n".join([message["text"] or message["caption"], *buttons])
