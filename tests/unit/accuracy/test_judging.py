"""What counts as right in one message, on a small food table and with the engine's answers written by hand."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from nutrition.adapters.usda import FoodTable
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Unit
from nutrition.ports.recognition import DraftLine, EditOperation, EditReading, Mention, Quantity, Remove, Scale, Tone
from tests.factories.food_tables import tiny_table
from tools.accuracy import edit_score, food_score, text_outcome, text_score, tone_score
from tools.accuracy.bot import Bot
from tools.accuracy.edit_cases import parse_edit_case
from tools.accuracy.text_cases import TextCase, parse_text_case


def said(name: str, grams: int | None = None, key: str = "", confidence: float = 1.0) -> Mention:
    quantity = None if grams is None else Quantity(Decimal(grams), Unit.GRAM)
    return Mention(name, name, name, key, confidence, quantity)


class Scripted:
    """Implements `ports.recognition.Language` with answers given beforehand."""

    def __init__(self, *mentions: Mention, operations: tuple[EditOperation, ...] = (), tone: str = "neutral") -> None:
        self._mentions, self._operations, self._tone = mentions, operations, tone

    def parse_meal(self, text: str, locale: str, deadline: Deadline) -> tuple[Mention, ...]:  # noqa: ARG002 - the port's
        return self._mentions

    def parse_edit(self, text: str, locale: str, draft: tuple[DraftLine, ...], deadline: Deadline) -> EditReading:  # noqa: ARG002 - the port's
        return EditReading(self._operations, certain=True, explicit=True)

    def tone(self, text: str, locale: str, deadline: Deadline) -> Tone:  # noqa: ARG002 - the port's
        return Tone(self._tone, 1.0, "rules")


@pytest.fixture
def table(tmp_path: Path) -> Iterator[FoodTable]:
    opened = FoodTable(tiny_table(tmp_path / "food.sqlite"))
    yield opened
    opened.close()


def case(*items: tuple[str, int | None], **fields: object) -> TextCase:
    expected = [{"name": name, "grams": grams} for name, grams in items]
    made: dict[str, Any] = {"text": "…", "lang": "en", "items": expected, "kcal": None, "carbs": None}
    return parse_text_case({**made, **fields})


def judge(table: FoodTable, wanted: TextCase, *mentions: Mention) -> text_outcome.TextOutcome:
    return text_outcome.judge(Bot(Scripted(*mentions), table, table), wanted)


def test_the_right_food_and_amount_are_right(table: FoodTable) -> None:
    outcome = judge(table, case(("rice", 200), kcal=260), said("rice", 200))
    assert outcome.is_right
    assert (outcome.named, outcome.weighed, outcome.top1) == (1, 1, 1)
    assert outcome.energy.kcal == pytest.approx(260)


def test_a_wrong_amount_is_a_food_named_and_not_weighed(table: FoodTable) -> None:
    outcome = judge(table, case(("rice", 200)), said("rice", 300))
    assert (outcome.named, outcome.weighed, outcome.is_right) == (1, 0, False)


def test_a_food_that_was_not_meant_costs_precision(table: FoodTable) -> None:
    outcome = judge(table, case(("rice", 200)), said("rice", 200), said("salmon", 100))
    assert (outcome.said, outcome.weighed, outcome.settled_wrong, outcome.is_right) == (2, 1, 1, False)


def test_a_food_that_is_still_a_question_adds_no_energy(table: FoodTable) -> None:
    """As in the draft: its total has settled foods only."""
    outcome = judge(table, case(("rice", 200), kcal=260), said("rice", 200, confidence=0.4))
    assert (outcome.said, outcome.settled, outcome.energy.kcal) == (1, 0, 0)


def test_nonsense_may_be_asked_about_and_not_answered(table: FoodTable) -> None:
    nonsense = case()
    assert judge(table, nonsense).is_right
    assert judge(table, nonsense, said("zorbnax", 100, confidence=0)).is_right
    answered = judge(table, nonsense, said("rice", 100))
    assert not answered.is_right
    figures = text_score.text_figures([answered])["languages"]["all"]
    assert figures["confident_nonsense"]["value"] == 1


def test_the_best_of_the_acceptable_readings_counts(table: FoodTable) -> None:
    wanted = case(("rice", 100), alternatives=[[{"name": "rice", "grams": 100}, {"name": "egg", "grams": 50}]])
    assert judge(table, wanted, said("rice", 100), said("egg", 50)).is_right
    assert judge(table, wanted, said("rice", 100)).is_right


def test_a_food_match_is_judged_on_the_row_and_not_on_the_words(table: FoodTable) -> None:
    """The words say rice, but the row that was taken for them is salmon."""
    outcome = judge(table, case(("^rice", 100)), said("rice", 100, key="salmon"))
    assert (outcome.read, outcome.top1, outcome.named) == (1, 0, 0)


def test_an_absurd_amount_is_refused_and_counts_as_nothing(table: FoodTable) -> None:
    outcome = judge(table, case(("rice", 200), kcal=260), said("rice", 900_000))
    assert (outcome.said, outcome.energy.kcal) == (0, 0)


def test_the_same_cases_give_the_same_figures(table: FoodTable) -> None:
    wanted = [case(("rice", 200), kcal=260), case(("egg", 50)), case()]
    bot = Bot(Scripted(said("rice", 200)), table, table)
    first, second = (text_score.text_figures(text_score.outcomes(bot, wanted)) for _ in range(2))
    assert first["languages"] == second["languages"]


def edit(table: FoodTable, expected: list[dict[str, object]], *operations: EditOperation) -> edit_score.EditOutcome:
    draft = [{"name": "rice", "grams": 100}, {"name": "egg", "grams": 50}]
    wanted = parse_edit_case({"text": "…", "lang": "en", "draft": draft, "operations": expected})
    return edit_score.judge(Bot(Scripted(operations=operations), table, table), wanted)


def test_an_edit_is_right_when_it_is_exactly_what_was_meant(table: FoodTable) -> None:
    expected: list[dict[str, object]] = [{"op": "remove", "item": 2}, {"op": "scale", "item": 1, "factor": 0.5}]
    assert edit(table, expected, Scale(1, Decimal("0.5")), Remove(2)).is_right
    assert not edit(table, expected, Remove(2)).is_right
    assert not edit(table, expected, Remove(1), Scale(1, Decimal("0.5"))).is_right
    assert not edit(table, expected, Remove(2), Scale(1, Decimal("0.5")), Remove(1)).is_right


def test_a_message_that_is_no_edit_must_change_nothing(table: FoodTable) -> None:
    assert edit(table, []).is_right
    assert not edit(table, [], Remove(1)).is_right


def test_an_unknown_food_is_wholly_wrong_in_the_energy_of_foods(table: FoodTable) -> None:
    wanted = food_score.parse_food_case({"text": "rice", "lang": "en", "kcal_per_100g": 100})
    found = food_score.judge(Bot(Scripted(said("rice")), table, table), wanted)
    unknown = food_score.judge(Bot(Scripted(), table, table), wanted)
    assert found.percent == pytest.approx(30)
    assert unknown.percent == 100


def test_tone_is_counted_by_class(table: FoodTable) -> None:
    wanted = [tone_score.parse_tone_case({"text": "…", "lang": "en", "tone": tone}) for tone in ("joy", "joy", "anger")]
    bot = Bot(Scripted(tone="joy"), table, table)
    figures = tone_score.tone_figures([tone_score.judge(bot, each) for each in wanted])
    assert figures["by_tone"]["joy"] == {"n": 2, "heard": 2, "f1": 0.8}
    assert figures["languages"]["all"]["macro_f1"] == 0.4
