"""One text: what the bot made of it, counted."""

from dataclasses import dataclass

from nutrition.domain.meal import AmountBasis, Meal, MealItem
from tools.accuracy.bot import Bot
from tools.accuracy.matching import pairs
from tools.accuracy.names import is_food, is_mention
from tools.accuracy.text_cases import Expected, TextCase

TOP = 5


@dataclass(frozen=True, slots=True)
class Energy:
    """Of the draft's total, in kcal and g; `low` to `high` is the interval shown."""

    kcal: float
    low: float
    high: float
    carbs: float


@dataclass(frozen=True, slots=True)
class TextOutcome:
    case: TextCase
    said: int
    """Foods in the draft, those that are a question too."""
    named: int
    """… that the case expects."""
    weighed: int
    """… with the right amount."""
    expected: int
    settled: int
    """Foods that the bot took without asking."""
    settled_wrong: int
    read: int
    """Expected foods whose words were read as a food."""
    top1: int
    top5: int
    unsaid: int
    """Expected foods without an amount that stand in the draft …"""
    marked: int
    """… marked as assumed."""
    energy: Energy
    parse_ms: float
    draft_ms: float
    draft: str
    """For people: what came out."""

    @property
    def is_right(self) -> bool:
        if self.case.is_nonsense:
            return self.settled == 0
        return self.weighed == self.said == self.expected


def judge(bot: Bot, case: TextCase) -> TextOutcome:
    answer = bot.answer(case.text, case.language)
    reading = max(case.readings, key=lambda expected: _agreement(expected, answer.items))
    named = pairs(reading, answer.items, _is_named)
    matched = [(reading[i], answer.items[j]) for i, j in named.items()]
    settled = [item for item in answer.items if item.settled]
    right = {id(item) for _, item in matched}
    unsaid = [item for expected, item in matched if expected.grams is None]
    read, top1, top5, parse_ms = _matches(bot, case, reading)
    return TextOutcome(
        case=case,
        said=len(answer.items),
        named=len(named),
        weighed=len(pairs(reading, answer.items, _is_weighed)),
        expected=len(reading),
        settled=len(settled),
        settled_wrong=sum(id(item) not in right for item in settled),
        read=read,
        top1=top1,
        top5=top5,
        unsaid=len(unsaid),
        marked=sum(item.amount.basis is AmountBasis.ASSUMED for item in unsaid),
        energy=_energy(answer.meal),
        parse_ms=parse_ms,
        draft_ms=answer.milliseconds,
        draft="; ".join(_line(item, case.language) for item in answer.items),
    )


def _is_named(expected: Expected, item: MealItem) -> bool:
    return is_food(expected.name, item.food)


def _is_weighed(expected: Expected, item: MealItem) -> bool:
    return _is_named(expected, item) and expected.is_amount(float(item.amount.grams))


def _agreement(expected: tuple[Expected, ...], items: tuple[MealItem, ...]) -> tuple[float, float]:
    """F1 of foods with amounts, then of foods."""
    foods = max(len(expected) + len(items), 1)
    return len(pairs(expected, items, _is_weighed)) / foods, len(pairs(expected, items, _is_named)) / foods


def _matches(bot: Bot, case: TextCase, reading: tuple[Expected, ...]) -> tuple[int, int, int, float]:
    """Of the foods that were read: how many, and how many the database gave first, and among the first five."""
    mentions, milliseconds = bot.mentions(case.text, case.language)
    found = {i: bot.item(mention, case.language) for i, mention in enumerate(mentions)}
    read = pairs(reading, mentions, lambda expected, mention: is_mention(expected.name, mention))
    top1 = top5 = 0
    for i, j in read.items():
        item = found[j]
        if item is None:
            continue
        first = is_food(reading[i].name, item.food)
        top1 += first
        top5 += first or any(is_food(reading[i].name, other) for other in item.alternatives[: TOP - 1])
    return len(read), top1, top5, milliseconds


def _energy(meal: Meal | None) -> Energy:
    if meal is None:
        return Energy(0.0, 0.0, 0.0, 0.0)
    low, high = meal.energy_bounds_kcal()
    totals = meal.totals()
    return Energy(float(totals.energy_kcal), float(low), float(high), float(totals.carbohydrate_g))


def _line(item: MealItem, language: str) -> str:
    name = item.food.name(language)
    return f"{name} {item.amount.grams:.0f} g {item.amount.basis}{'' if item.settled else ' ?'}"
