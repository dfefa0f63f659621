"""One turn of a conversation: what a handler needs to know and to use."""

from dataclasses import dataclass, field, replace

from nutrition.bootstrap.scenarios import Scenarios
from nutrition.domain.deadline import Deadline
from nutrition.domain.registration import interrupting
from nutrition.domain.user import Dialogue, Preferences, User
from nutrition.errors import DependencyError, NotFoundError
from nutrition.ports.messenger import OutgoingMessage
from nutrition.ports.repositories import UnitOfWork
from scenarios.html import Html, escaped


@dataclass(slots=True)
class Turn:
    """`person` is as stored; handlers that change it save it and put the new one here."""

    app: Scenarios
    uow: UnitOfWork
    person: User
    deadline: Deadline
    update_id: int
    _preferences: Preferences | None = field(default=None, init=False, repr=False)

    @property
    def chat_id(self) -> int:
        return self.person.chat_id

    @property
    def preferences(self) -> Preferences:
        """As they were when the turn first asked: every line of a message does."""
        if self._preferences is None:
            self._preferences = self.uow.users.preferences(self.person.telegram_user_id)
        return self._preferences

    @property
    def hides_calories(self) -> bool:
        return self.preferences.hide_calories

    def text(self, key: str, /, **arguments: object) -> Html:
        """The catalogue's text in the person's language, for a message with HTML: names in it are escaped."""
        return Html(self.plain(key, **escaped(arguments)))

    def plain(self, key: str, /, **arguments: object) -> str:
        """The same as it is, for what knows no HTML: buttons, toasts, pictures."""
        return self.app.texts.format(self.person.locale, key, **arguments)

    def ask(self, question: Dialogue) -> None:
        """Wait for the answer to this question in place of another; the wizard is only interrupted by it."""
        self._set_dialogue(interrupting(question, self.person.dialogue))

    def open_question(self, prefix: str) -> Dialogue:
        """What the bot waits for; raises NotFoundError when that is nothing of this kind."""
        dialogue = self.person.dialogue
        if dialogue is None or not dialogue.step.startswith(prefix):
            raise NotFoundError("nothing was asked")
        return dialogue

    def close_dialogue(self, prefix: str) -> None:
        """Stop waiting for an answer to a question of this kind, and go on with what it had interrupted.

        Any other question stays open.
        """
        if self.person.dialogue is not None and self.person.dialogue.step.startswith(prefix):
            self._set_dialogue(self.person.dialogue.suspended)

    def _set_dialogue(self, dialogue: Dialogue | None) -> None:
        if self.person.dialogue != dialogue:
            self.person = replace(self.person, dialogue=dialogue)
            self.uow.users.save(self.person)

    def show_typing(self) -> None:
        """Progress, sent at once; allowed to be lost."""
        self._progress(OutgoingMessage(self.chat_id, "sendChatAction", {"chat_id": self.chat_id, "action": "typing"}))

    def show_looking(self) -> int | None:
        """The "looking…" message that the draft replaces; None when it was lost.

        When the update comes again, it is the one that the first worker sent.
        """
        if (known := self.app.progress.recall(self.update_id)) is not None:
            return known
        payload = {"chat_id": self.chat_id, "text": self.plain("looking")}
        sent = self._progress(OutgoingMessage(self.chat_id, "sendMessage", payload))
        if sent is not None:
            self.app.progress.remember(self.update_id, sent)
        return sent

    def _progress(self, message: OutgoingMessage) -> int | None:
        try:
            return self.app.messenger.call(message, self.deadline)
        except DependencyError:
            return None
