"""Commands in words: "закончил", "сохрани", "what did I eat today" do what their button or command does."""

from aiogram import F, Router
from aiogram.filters import BaseFilter
from aiogram.types import Message

from nutrition.usecases.edit_meal import MealVersion
from scenarios import editing, session, summaries
from scenarios.replies import Answer, say
from scenarios.set_phrases import set_phrase
from scenarios.turn import Turn


class Said(BaseFilter):
    """Whether the message is a set phrase of this kind and nothing else."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    async def __call__(self, message: Message, turn: Turn) -> bool:
        return set_phrase(turn, message.text or "", (self._kind,)) is not None


def router() -> Router:
    routes = Router(name="spoken_commands")
    routes.message.register(on_done, F.text, Said("done"))
    routes.message.register(on_save, F.text, Said("save"))
    routes.message.register(session.on_finish_command, F.text, Said("finish"))
    routes.message.register(session.on_help, F.text, Said("help"))
    routes.message.register(summaries.on_today, F.text, Said("today"))
    routes.message.register(summaries.on_week, F.text, Said("week"))
    routes.message.register(summaries.on_month, F.text, Said("month"))
    return routes


async def on_save(_message: Message, turn: Turn) -> Answer:
    draft = _last_draft(turn)
    return say(turn, turn.text("nothing-to-save")) if draft is None else editing.save(turn, draft)


async def on_done(_message: Message, turn: Turn) -> Answer:
    """Done with the draft while there is one, else with the meal."""
    draft = _last_draft(turn)
    return session.finish(turn) if draft is None else editing.save(turn, draft)


def _last_draft(turn: Turn) -> MealVersion | None:
    drafts = turn.uow.meals.drafts_of(turn.person.telegram_user_id)
    return MealVersion(drafts[-1].meal_id, drafts[-1].version) if drafts else None
