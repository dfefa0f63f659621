"""/profile ai: all that is inferred about the person, and the power to switch it off, erase it and rebuild it."""

from collections.abc import Callable
from enum import StrEnum

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from nutrition.domain.profile_document import TONES, StoredProfile, from_document
from nutrition.errors import DependencyUnavailableError
from scenarios.replies import Answer
from scenarios.turn import Turn
from scenarios.views.ai_profile import profile_text
from scenarios.views.panels import Labels, keyboard, panel, shown_message
from scenarios.views.usual_portions import PortionButton, forget_labels, usual_portions_text


class AiAct(StrEnum):
    TONE_ON = "tone-on"
    TONE_OFF = "tone-off"
    ERASE_TONE = "erase-tone"
    ERASE_HABITS = "erase-habits"
    REBUILD_HABITS = "rebuild-habits"


class AiButton(CallbackData, prefix="ai"):
    act: AiAct


def router() -> Router:
    routes = Router(name="ai_profile")
    routes.message.register(on_profile, Command("profile", magic=F.args.lower() == "ai"))
    routes.callback_query.register(on_button, AiButton.filter())
    routes.callback_query.register(on_forget, PortionButton.filter())
    return routes


async def on_profile(_message: Message, turn: Turn) -> Answer:
    turn.uow.release()
    return _show(turn, "", _stored(turn), None)


async def on_button(callback: CallbackQuery, callback_data: AiButton, turn: Turn) -> Answer:
    """Every press may be repeated. The store is asked first, outside of the transaction that notes the consent."""
    turn.uow.release()
    message_id = shown_message(callback)
    try:
        _IN_THE_STORE.get(callback_data.act, _nothing)(turn)
    except DependencyUnavailableError:
        return _show(turn, "", None, message_id)
    profile = _stored(turn)
    if callback_data.act is AiAct.ERASE_HABITS:
        turn.uow.usual_portions.forget(turn.person.telegram_user_id)
    if callback_data.act in _CONSENTS:
        consent = _CONSENTS[callback_data.act]
        turn.app.set_preferences.tone_consent(turn.uow, turn.person, consent=consent)
    return _show(turn, turn.text(_NOTES[callback_data.act]), profile, message_id)


async def on_forget(callback: CallbackQuery, callback_data: PortionButton, turn: Turn) -> Answer:
    """Every press may be repeated: what is forgotten already stays so."""
    turn.uow.release()
    profile = _stored(turn)
    turn.uow.usual_portions.forget(turn.person.telegram_user_id, callback_data.portion or None)
    note = "usual-portion-forgotten" if callback_data.portion else "usual-portions-forgotten"
    return _show(turn, turn.text(note), profile, shown_message(callback))


def _stored(turn: Turn) -> StoredProfile | None:
    """None while the store is down."""
    try:
        return from_document(turn.app.profiles.get(turn.person.telegram_user_id) or {})
    except DependencyUnavailableError:
        return None


def _show(turn: Turn, note: str, profile: StoredProfile | None, message_id: int | None) -> Answer:
    consent = turn.uow.users.preferences(turn.person.telegram_user_id).tone_consent
    text = turn.text("ai-profile-unavailable") if profile is None else profile_text(turn, profile, tone_consent=consent)
    learnt = [each for each in turn.uow.usual_portions.all_of(turn.person.telegram_user_id) if each.is_learnt]
    parts = (note, text, usual_portions_text(turn, learnt))
    buttons = _buttons(turn, profile, forget_labels(turn, learnt), consent=consent)
    return panel(turn, "\n\n".join(part for part in parts if part), buttons, message_id)


def _buttons(turn: Turn, profile: StoredProfile | None, forget: Labels, *, consent: bool) -> InlineKeyboardMarkup:
    """Only what would do something now."""
    labels: Labels = [
        (turn.plain(f"button-{act.value}"), AiButton(act=act).pack()) for act in _possible(profile, consent=consent)
    ]
    return keyboard([*forget, *labels])


def _possible(profile: StoredProfile | None, *, consent: bool) -> list[AiAct]:
    acts = [AiAct.TONE_OFF if consent else AiAct.TONE_ON]
    if profile is None:
        return acts
    if profile.tones:
        acts.append(AiAct.ERASE_TONE)
    if profile.portion_bias is not None or profile.latest_month is not None:
        acts.append(AiAct.ERASE_HABITS)
    if profile.learned_from is not None or profile.updated_at is not None:
        acts.append(AiAct.REBUILD_HABITS)
    return acts


def _nothing(_turn: Turn) -> None:
    """The consent is not kept in the profile's store."""


def _erase_tone(turn: Turn) -> None:
    turn.app.profiles.erase(turn.person.telegram_user_id, TONES)


def _erase_habits(turn: Turn) -> None:
    turn.app.update_profile.erase_habits(turn.person.telegram_user_id)


def _rebuild_habits(turn: Turn) -> None:
    turn.app.update_profile.rebuild_habits(turn.person.telegram_user_id)


_CONSENTS = {AiAct.TONE_ON: True, AiAct.TONE_OFF: False}
_IN_THE_STORE: dict[AiAct, Callable[[Turn], None]] = {
    AiAct.ERASE_TONE: _erase_tone,
    AiAct.ERASE_HABITS: _erase_habits,
    AiAct.REBUILD_HABITS: _rebuild_habits,
}
_NOTES = {
    AiAct.TONE_ON: "ai-tone-switched-on",
    AiAct.TONE_OFF: "ai-tone-switched-off",
    AiAct.ERASE_TONE: "ai-tone-erased",
    AiAct.ERASE_HABITS: "ai-habits-erased",
    AiAct.REBUILD_HABITS: "ai-habits-rebuilt",
}
