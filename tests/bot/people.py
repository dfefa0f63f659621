"""A person of the whole-bot tests, with what is stored about them."""

from nutrition.domain.goals import Goal
from nutrition.domain.user import Preferences, User
from tests.bot.conversation import Conversation
from tests.fakes.messenger import ChatMessage


class Person:
    """`say`, `tap`, `press` and `share` return the bot's newest message, or the one a button changed."""

    def __init__(self, bot: Conversation) -> None:
        self.bot = bot

    def say(self, text: str) -> ChatMessage:
        self.bot.say(text)
        return self.bot.last

    def share(self, latitude: float, longitude: float) -> ChatMessage:
        self.bot.send({"location": {"latitude": latitude, "longitude": longitude}})
        return self.bot.last

    def tap(self, label: str, on: ChatMessage | None = None) -> ChatMessage:
        """The button with this label on message `on`, or on the newest message that has one."""
        shown = on or next(
            message
            for _, message in sorted(self.bot.outside.messenger.chat.items(), reverse=True)
            if any(label in text for text in message.labels())
        )
        return self.press(shown.button(label), shown)

    def press(self, data: str, on: ChatMessage) -> ChatMessage:
        edits = on.edits
        newest = self.bot.last.message_id
        self.bot.press_data(data, on.message_id)
        return on if on.edits > edits and self.bot.last.message_id == newest else self.bot.last

    @property
    def last(self) -> ChatMessage:
        return self.bot.last

    @property
    def user(self) -> User:
        user = self.bot.outside.database.unit_of_work().users.get(self.bot.person_id)
        assert user is not None
        return user

    def waits_for(self) -> str | None:
        """The step of the dialogue that is open."""
        dialogue = self.user.dialogue
        return dialogue.step if dialogue else None

    @property
    def preferences(self) -> Preferences:
        return self.bot.outside.database.unit_of_work().users.preferences(self.bot.person_id)

    @property
    def goal(self) -> Goal | None:
        return self.bot.outside.database.unit_of_work().goals.current(self.bot.person_id)
