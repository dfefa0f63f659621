"""One finished session: the message that explains it, and the profile that learns from it."""

from functools import partial

from nutrition.bootstrap.analysis import Analysis
from nutrition.domain.deadline import Deadline
from nutrition.domain.session import ClosedBy
from nutrition.errors import DependencyUnavailableError
from nutrition.observability import log_failure, make_logger
from nutrition.ports.messenger import Attachment, OutgoingMessage
from nutrition.ports.repositories import UnitOfWork
from nutrition.presentation.analysis_text import analysis_text
from nutrition.presentation.day_chart import day_chart, meal_chart
from nutrition.presentation.days_chart import full_date
from nutrition.presentation.rewording import reworded
from nutrition.usecases.analyse_session import SessionAnalysis

logger = make_logger("analysis")


def send_report(app: Analysis, session_id: int, deadline: Deadline) -> bool:
    """Write, store and deliver the report of a closed session; a second call only delivers what is left: False.

    Raises DependencyUnavailableError when it should be tried again.
    """
    fresh = app.answer_once(f"analysis:{session_id}", lambda uow: _produce(app, uow, session_id, deadline), deadline)
    if fresh:
        _learn(app, session_id)
    return fresh


def _produce(app: Analysis, uow: UnitOfWork, session_id: int, deadline: Deadline) -> list[OutgoingMessage]:
    """Reads, words and draws without a transaction, and writes that the session is done with, empty or not."""
    analysis = app.analyse_session(uow, session_id)
    messages = _nothing_left(app, uow, session_id) if analysis is None else []
    uow.release()
    if analysis is not None:
        messages = [_message(app, analysis, deadline)]
    uow.sessions.mark_analysed(session_id, app.clock.now())
    return messages


def _message(app: Analysis, analysis: SessionAnalysis, deadline: Deadline) -> OutgoingMessage:
    person, facts, hidden = analysis.person, analysis.facts, analysis.hide_calories
    reword = partial(reworded, app.phraser, locale=person.locale, deadline=deadline)
    caption = analysis_text(app.texts, person.locale, facts, analysis.findings, hide_calories=hidden, reword=reword)
    if analysis.day is None:
        chart = meal_chart(app.texts, person.locale, facts.eaten, hide_calories=hidden)
    else:
        title = app.texts.format(person.locale, "chart-day-title", date=full_date(analysis.day.day, person.locale))
        chart = day_chart(app.texts, person.locale, title, analysis.day, hide_calories=hidden)
    picture = Attachment("photo", "day.png", app.charts.day(chart))
    payload = {"chat_id": person.chat_id, "photo": "attach://photo", "caption": caption, "parse_mode": "HTML"}
    return OutgoingMessage(person.chat_id, "sendPhoto", payload, picture)


def _nothing_left(app: Analysis, uow: UnitOfWork, session_id: int) -> list[OutgoingMessage]:
    """Who finished a meal themselves was promised an analysis, even if they have deleted all of it since."""
    session = uow.sessions.get(session_id)
    person = uow.users.get(session.user_id) if session and session.closed_by is ClosedBy.USER else None
    if person is None:
        return []
    text = app.texts.format(person.locale, "analysis-empty")
    return [OutgoingMessage(person.chat_id, "sendMessage", {"chat_id": person.chat_id, "text": text})]


def _learn(app: Analysis, session_id: int) -> None:
    """The profile can be rebuilt from the diary at any time, so its store may be down without harm."""
    try:
        app.update_profile.after_session(session_id)
    except DependencyUnavailableError as error:
        log_failure(logger, "the profile was not updated", error)
