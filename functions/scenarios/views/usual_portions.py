"""What was learnt of the person's own portions, each with what it rests on and a tap that forgets it."""

from collections.abc import Sequence
from textwrap import shorten

from aiogram.filters.callback_data import CallbackData

from nutrition.domain.usual_portions import UsualPortion
from nutrition.presentation.names import capitalised
from nutrition.presentation.numbers import grams
from scenarios.turn import Turn
from scenarios.views.panels import Labels

_SHOWN = 8  # as many buttons as leave room for the text on a phone
_NAME_LENGTH = 40


class PortionButton(CallbackData, prefix="usual"):
    """Forgets one portion; 0 forgets all."""

    portion: int = 0


def usual_portions_text(turn: Turn, portions: Sequence[UsualPortion]) -> str:
    """Empty while nothing was learnt."""
    if not portions:
        return ""
    lines: list[str] = [turn.text("usual-portions-title")]
    lines += [_line(turn, portion) for portion in portions[:_SHOWN]]
    if len(portions) > _SHOWN:
        lines.append(turn.text("usual-portions-more", count=len(portions) - _SHOWN))
    return "\n".join(lines)


def forget_labels(turn: Turn, portions: Sequence[UsualPortion]) -> Labels:
    labels = [
        (
            turn.plain("button-forget-portion", name=_name(turn, portion)),
            PortionButton(portion=portion.portion_id).pack(),
        )
        for portion in portions[:_SHOWN]
    ]
    if len(portions) > 1:
        labels.append((turn.plain("button-forget-portions"), PortionButton().pack()))
    return labels


def _line(turn: Turn, portion: UsualPortion) -> str:
    return turn.text(
        "usual-portion",
        name=_name(turn, portion),
        unit=portion.unit.value if portion.unit else "portion",
        usual=grams(portion.usual_grams),
        table=grams(portion.grams),
        n=portion.n,
    )


def _name(turn: Turn, portion: UsualPortion) -> str:
    name = portion.name_ru if turn.person.locale == "ru" and portion.name_ru else portion.name_en
    return shorten(capitalised(name), _NAME_LENGTH, placeholder="…")
