"""Every update takes effect exactly once and is answered exactly once (decision 0004).

The outer middleware of the Dispatcher: it opens the unit of work, finds out whether the update was handled before,
lets a handler run, stores the effect, the inbox row and the answers in one transaction, and then delivers.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import TelegramObject, Update
from aiogram.types import User as TelegramUser

from nutrition.bootstrap.scenarios import Scenarios
from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Dialogue, Locale, User
from nutrition.errors import DomainError
from nutrition.observability import log_failure, make_logger
from nutrition.ports.metering import count_error
from nutrition.ports.repositories import InboxState, StoredMessage, UnitOfWork
from scenarios.handled import Handled
from scenarios.metering import SERVICE
from scenarios.questions import follow_questions
from scenarios.replies import Answer, outgoing, say, toast
from scenarios.turn import Turn

logger = make_logger("scenarios")

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class OnceMiddleware(BaseMiddleware):
    def __init__(self, app: Scenarios) -> None:
        self._app = app

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> None:
        """Raises what the handler or the delivery raised, so that the record goes back to the queue."""
        if not isinstance(event, Update):
            raise TypeError("this is the middleware of updates")
        sender = data.get("event_from_user")
        if sender is None:
            return
        deadline: Deadline = data["deadline"]
        handled: Handled = data["handled"]
        key = f"update:{event.update_id}"
        answer, stored = None, None
        uow = self._app.new_unit_of_work(deadline)
        try:
            state = handled.known = uow.inbox.state(key)
            if state is None:
                person = self._meet(uow, event, sender)
                if person is None:
                    return
                turn = Turn(self._app, uow, person, deadline, event.update_id)
                before = turn.person.dialogue
                answer = await _answer(handler, event, {**data, "turn": turn}, turn)
                answer, stored = self._store(turn, before, key, answer)
                handled.sends = len(stored or ())
        finally:
            uow.rollback()
        if state is not InboxState.DONE:
            self._app.deliver(key, deadline, stored)
        if answer is not None:
            self._follow_up(answer, sender.id)

    def _follow_up(self, answer: Answer, person_id: int) -> None:
        """What fails here is not the update's fault: the scheduler asks again for an analysis that got lost."""
        actions = list(answer.afterwards)
        if (session_id := answer.analyse_session_id) is not None:
            actions.append(lambda: self._app.request_analysis(session_id, person_id))
        for action in actions:
            try:
                action()
            except Exception as error:  # noqa: BLE001 - the person has their answer; nothing here may spoil it
                log_failure(logger, "nothing came of an afterthought", error)

    def _meet(self, uow: UnitOfWork, event: Update, sender: TelegramUser) -> User | None:
        """The person, known from their first message on; that alone is harmless to repeat.

        That somebody blocked the bot or took it back makes nobody known: they may have been erased just before.
        """
        person = uow.users.get(sender.id)
        if event.my_chat_member is not None:
            return person
        if person is None:
            locale = Locale.from_language_code(sender.language_code)
            person = User(sender.id, sender.id, locale, self._app.clock.now())
            uow.users.save(person)
            uow.commit()
        elif person.blocked_at is not None:
            person = self._app.welcome_back(uow, person)
            uow.commit()
        return person

    def _store(
        self, turn: Turn, before: Dialogue | None, key: str, answer: Answer
    ) -> tuple[Answer, list[StoredMessage]] | tuple[None, None]:
        """The whole answer and its messages; nothing is stored when another delivery of the update was faster."""
        now = self._app.clock.now()
        if not turn.uow.inbox.accept(key, now):
            return None, None
        answer = follow_questions(turn, before, key, answer)
        messages = [outgoing(reply, turn.chat_id) for reply in answer.replies]
        stored = turn.uow.outbox.add(key, messages, now)
        turn.uow.commit()
        return answer, stored


async def _answer(handler: Handler, event: Update, data: dict[str, Any], turn: Turn) -> Answer:
    """The handler's answer; a rule that said no becomes the sentence that explains it."""
    try:
        result = await handler(event, data)
    except DomainError as error:
        turn.uow.rollback()
        count_error(turn.app.metrics, SERVICE, error)
        result = _explain(event, turn, error)
    answer = result if isinstance(result, Answer) else Answer()
    return _with_callback_answered(event, answer)


def _explain(event: Update, turn: Turn, error: DomainError) -> Answer:
    if event.callback_query is not None:
        text = turn.plain(error.text_key, **error.text_arguments)
        return toast(event.callback_query.id, text, alert=True)
    return say(turn, turn.text(error.text_key, **error.text_arguments))


def _with_callback_answered(event: Update, answer: Answer) -> Answer:
    """A pressed button spins until it is answered."""
    callback = event.callback_query
    if callback is None or any(isinstance(reply.method, AnswerCallbackQuery) for reply in answer.replies):
        return answer
    return toast(callback.id) + answer
