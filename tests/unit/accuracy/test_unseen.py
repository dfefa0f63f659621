"""The goals are held against what no developer has looked at."""

from dataclasses import dataclass

from tools.accuracy.goals import GOALS, standing
from tools.accuracy.groups import unseen


@dataclass(frozen=True)
class _Case:
    language: str
    is_for_developers: bool


@dataclass(frozen=True)
class _Outcome:
    case: _Case


def test_a_case_that_developers_may_look_at_is_not_unseen() -> None:
    looked_at, counted = _Outcome(_Case("ru", is_for_developers=True)), _Outcome(_Case("ru", is_for_developers=False))
    assert unseen([looked_at, counted]) == [counted]


def test_the_goals_for_texts_read_the_figures_of_unseen_ones() -> None:
    card = {
        "text": {"languages": {"ru": {"item_quantity_f1": {"value": 1.0}}}},
        "unseen": {"text": {"languages": {"ru": {"item_quantity_f1": {"value": 0.8}}}}},
    }
    figures = {goal.name: value for goal, value in standing(card)}
    assert figures["Text RU: item and amount, F1"] == 0.8
    assert not next(goal for goal in GOALS if goal.name == "Text RU: item and amount, F1").is_met(0.8)
