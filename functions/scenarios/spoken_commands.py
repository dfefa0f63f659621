"""Commands in words: "закончил", "сохрани", "what did I eat today" do what their button or command does."""

from aiogram import F, Router
from aiogram.types import Message

from nutrition.usecases.edit_meal import MealVersion
from nutrition.usecases.meals_in_reach import open_draft
from scenarios import prompts, session, summaries
from scenarios.replies import Answer, say
from scenarios.set_phrases import Said
from scenarios.turn import Turn
from scenarios.views.meal import show_saved_at_the_end


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
    return _save_draft(turn) or say(turn, turn.text("nothing-to-save"))


async def on_done(_message: Message, turn: Turn) -> Answer:
    """Done with the draft while there is one, else with the meal."""
    return _save_draft(turn) or session.finish(turn)


def _save_draft(turn: Turn) -> Answer | None:
    draft = open_draft(turn.uow, turn.person, turn.app.clock.now())
    if draft is None:
        return None
    saved = turn.app.save_meal(turn.uow, turn.person, MealVersion(draft.meal_id, draft.version))
    turn.close_dialogue(prompts.PREFIX)
    return show_saved_at_the_end(turn, saved.meal, saved.day)
