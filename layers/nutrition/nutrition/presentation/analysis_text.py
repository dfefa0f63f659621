"""The analysis in words: what the meal did to the day, one thing that went well, one next step."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from html import escape

from nutrition.domain.facts import SessionFacts
from nutrition.domain.findings import Findings
from nutrition.domain.next_steps import NextStep
from nutrition.domain.number_check import only_known_numbers
from nutrition.domain.user import Locale
from nutrition.errors import NutritionError
from nutrition.ports.texts import Texts
from nutrition.presentation.names import shortened
from nutrition.presentation.numbers import grams, macros, whole
from nutrition.presentation.rewording import FOOD

_MENTIONED_GUESSED_SHARE = Decimal("0.3")
_OURS_TO_SAY = frozenset({NextStep.LOW_DAYS, NextStep.EAT_ENOUGH, NextStep.OVER_TARGET})


class InventedNumberError(NutritionError):
    """A text holds a number that nobody computed; it is not sent."""

    code = "invented_number"


def analysis_text(
    texts: Texts,
    locale: Locale,
    facts: SessionFacts,
    findings: Findings,
    *,
    hide_calories: bool = False,
    reword: Callable[[str], str] = str,
) -> str:
    """HTML for a caption. Raises InventedNumberError when a figure in it is not among the facts.

    `reword` may say the two sentences in other words, `FOOD` for the name of a food; the lines of figures stay ours,
    and so does every word to somebody who eats too little or is over the target.
    """
    advice = _advice(texts, locale, findings, hide=hide_calories)
    if findings.step not in _OURS_TO_SAY:
        advice = reword(advice)
    text = _text(texts, locale, facts, advice, hide=hide_calories)
    # Names of foods may hold figures of their own.
    if not only_known_numbers(text.replace(FOOD, ""), known_numbers(facts, findings)):
        raise InventedNumberError
    food = findings.step_food.name(locale) if findings.step_food else ""
    return text.replace(FOOD, escape(shortened(food)))


def known_numbers(facts: SessionFacts, findings: Findings) -> Iterator[Decimal]:
    """Every figure that an analysis may state, in the unit it is stated in."""
    yield from facts.eaten.values.values()
    yield facts.guessed_share * 100
    if facts.day is not None:
        yield from facts.day.eaten.values.values()
        remaining = facts.day.remaining_kcal()
        if facts.day.targets is not None and remaining is not None:
            yield from (facts.day.targets.energy_kcal, remaining)
    yield from (amount for amount in (findings.strength_amount, findings.step_amount) if amount is not None)


def _text(texts: Texts, locale: Locale, facts: SessionFacts, advice: str, *, hide: bool) -> str:
    meal = "analysis-meal-hidden" if hide else "analysis-meal"
    figures = {name: value for name, value in macros(facts.eaten).items() if not (hide and name == "kcal")}
    lines = [
        texts.format(locale, "analysis-title"),
        texts.format(locale, meal, **figures),
        *_day_lines(texts, locale, facts, hide=hide),
        "",
        advice,
    ]
    if facts.guessed_share > _MENTIONED_GUESSED_SHARE and not hide:
        share = whole(facts.guessed_share * 100)
        lines += ["", "<i>" + texts.format(locale, "analysis-guessed", share=share) + "</i>"]
    return "\n".join(lines)


def _day_lines(texts: Texts, locale: Locale, facts: SessionFacts, *, hide: bool) -> list[str]:
    if facts.day is None:
        return [texts.format(locale, "analysis-no-day")]
    if hide:
        return []
    eaten = whole(facts.day.eaten.energy_kcal)
    remaining = facts.day.remaining_kcal()
    if facts.day.targets is None or remaining is None:
        return [texts.format(locale, "analysis-day-no-target", eaten=eaten)]
    target = whole(facts.day.targets.energy_kcal)
    if remaining < 0:
        return [texts.format(locale, "analysis-day-over", eaten=eaten, target=target)]
    return [texts.format(locale, "analysis-day", eaten=eaten, target=target, remaining=whole(remaining))]


def _advice(texts: Texts, locale: Locale, findings: Findings, *, hide: bool) -> str:
    """One thing that went well, and one next step."""
    return "\n".join([_strength(texts, locale, findings), _step(texts, locale, findings, hide=hide)])


def _strength(texts: Texts, locale: Locale, findings: Findings) -> str:
    key = f"strength-{findings.strength.value}"
    if findings.strength_amount is None:
        return texts.format(locale, key)
    return texts.format(locale, key, amount=grams(findings.strength_amount))


def _step(texts: Texts, locale: Locale, findings: Findings, *, hide: bool) -> str:
    key = f"step-{findings.step.value}"
    if hide and findings.step is NextStep.OVER_TARGET:
        return texts.format(locale, f"{key}-hidden")
    arguments: dict[str, object] = {}
    if findings.step_amount is not None:
        arguments["amount"] = grams(findings.step_amount)
    if findings.step_food is not None:
        key += "-food"
        arguments["food"] = FOOD
    return texts.format(locale, key, **arguments)
