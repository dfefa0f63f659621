"""The analysis in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.domain.findings import Findings, find
from nutrition.domain.meal import AmountBasis
from nutrition.domain.next_steps import NextStep
from nutrition.domain.strengths import Strength
from nutrition.domain.user import Locale
from nutrition.ports.texts import Texts
from nutrition.presentation.analysis_text import InventedNumberError, analysis_text
from tests.factories.analysis import TARGETS, a_day, a_food, eaten, facts_of

CAPTION_LIMIT = 1024
LONG = a_food("x" * 300, kcal="1234.5", protein="99.95", fat="88.85", carbohydrate="777.75")
AMOUNT = Decimal("1234.5")
# Steps that always, sometimes and never name a food; the first three also never go without an amount.
WITH_FOOD = {NextStep.LESS_SATURATED_FAT, NextStep.LESS_SUGAR, NextStep.LESS_SODIUM}
FOOD_OR_NOT = {NextStep.MORE_PROTEIN, NextStep.MORE_FIBRE}
AMOUNT_ONLY = {NextStep.OVER_TARGET}


def _findings() -> Iterator[Findings]:
    for strength in Strength:
        amount = AMOUNT if strength in {Strength.PROTEIN, Strength.FIBRE} else None
        for step in NextStep:
            has_amount = step in WITH_FOOD | FOOD_OR_NOT | AMOUNT_ONLY
            foods = [LONG] if step in WITH_FOOD else [LONG, None] if step in FOOD_OR_NOT else [None]
            for food in foods:
                yield Findings(strength, amount, step, AMOUNT if has_amount else None, food)


@pytest.fixture(scope="module")
def texts() -> FluentTexts:
    return FluentTexts()


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("hide_calories", [False, True])
def test_every_finding_has_its_words_and_fits_a_caption(
    texts: FluentTexts, locale: Locale, hide_calories: bool
) -> None:
    days = (None, a_day(kcal=90000, protein=1), a_day(None, kcal=1), a_day(kcal="1999.5"))
    for day in days:
        facts = facts_of(eaten(LONG, basis=AmountBasis.ASSUMED), day=day)
        for findings in _findings():
            text = analysis_text(texts, locale, facts, findings, hide_calories=hide_calories)
            assert len(text) <= CAPTION_LIMIT
            assert "{" not in text


@pytest.mark.parametrize("locale", Locale)
def test_halves_are_rounded_the_same_way_by_the_text_and_by_its_check(texts: FluentTexts, locale: Locale) -> None:
    for tenth in range(40):
        food = a_food(kcal=f"{162 + tenth / 4}", protein=f"{tenth / 8}", fat="0.05", carbohydrate="10.5")
        facts = facts_of(eaten(food), day=a_day(kcal=f"{1000 + tenth / 4}"))
        assert analysis_text(texts, locale, facts, find(facts))


class _Tampering:
    """A catalogue in which somebody wrote a figure."""

    def __init__(self, texts: Texts, key: str, addition: str) -> None:
        self._texts, self._key, self._addition = texts, key, addition

    def format(self, locale: Locale, key: str, /, **arguments: Any) -> str:  # noqa: ANN401 - as the port
        return self._texts.format(locale, key, **arguments) + (self._addition if key == self._key else "")


@pytest.mark.parametrize("addition", [" 17 %", " 1,234 kcal", " 1 234 ккал", " ¾"])
@pytest.mark.parametrize("locale", Locale)
def test_a_text_with_an_invented_number_is_not_sent(texts: FluentTexts, locale: Locale, addition: str) -> None:
    facts = facts_of(eaten(a_food(kcal=500, protein=25, fat=10, carbohydrate=60)), day=a_day(kcal=900, protein=40))
    findings = find(facts)
    assert analysis_text(texts, locale, facts, findings)
    with pytest.raises(InventedNumberError):
        analysis_text(_Tampering(texts, "analysis-title", addition), locale, facts, findings)


def test_a_number_in_a_foods_name_is_not_an_invented_one(texts: FluentTexts) -> None:
    chips = a_food("chips_7_days & <co>", "Potato chips", kcal=520, sodium=2500)
    facts = facts_of(eaten(chips))
    text = analysis_text(texts, Locale.EN, facts, find(facts))
    assert "chips 7 days &amp; &lt;co&gt;" in text


def test_hidden_calories_are_not_said(texts: FluentTexts) -> None:
    facts = facts_of(eaten(a_food(kcal=777, protein=1, fat=2, carbohydrate=3)), day=a_day(kcal=3111, protein=150))
    text = analysis_text(texts, Locale.EN, facts, find(facts), hide_calories=True)
    assert not any(figure in text for figure in ("777", "3,111", "1,111", "2,000", "kcal"))


@pytest.mark.parametrize("step", [NextStep.LOW_DAYS, NextStep.EAT_ENOUGH, NextStep.OVER_TARGET])
@pytest.mark.parametrize("locale", Locale)
def test_no_step_shames(texts: FluentTexts, locale: Locale, step: NextStep) -> None:
    facts = facts_of(eaten(a_food(kcal=500)), day=a_day(TARGETS, kcal=2500))
    amount = Decimal(500) if step is NextStep.OVER_TARGET else None
    text = analysis_text(texts, locale, facts, Findings(Strength.LOGGED, None, step, amount, None)).lower()
    blame = ("плохо", "нельзя", "срыв", "вредн", "виноват", "должны", "bad", "fail", "guilt", "must", "cheat", "should")
    assert not any(word in text for word in blame)


def test_other_words_stand_between_our_figures_with_the_food_put_in_and_escaped(texts: FluentTexts) -> None:
    findings = Findings(Strength.FIBRE, Decimal(9), NextStep.LESS_SUGAR, Decimal(12), a_food("<cake>_7_days"))
    facts = facts_of(eaten(a_food(kcal=100)))

    def words(own: str) -> str:
        assert "cake" not in own
        return "Fibre: 9 g. Sugars: 12 g, from {food}."

    text = analysis_text(texts, Locale.EN, facts, findings, reword=words)
    assert "You ate 100 kcal" in text
    assert text.endswith("Fibre: 9 g. Sugars: 12 g, from &lt;cake&gt; 7 days.")


@pytest.mark.parametrize("step", [NextStep.LOW_DAYS, NextStep.EAT_ENOUGH])
def test_what_is_said_to_somebody_who_eats_too_little_is_never_reworded(texts: FluentTexts, step: NextStep) -> None:
    findings = Findings(Strength.LOGGED, None, step, None, None)
    facts = facts_of(eaten(a_food(kcal=100)))
    assert analysis_text(texts, Locale.EN, facts, findings, reword=lambda _: "Eat less.") == analysis_text(
        texts, Locale.EN, facts, findings
    )
