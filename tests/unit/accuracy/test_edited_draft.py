"""Operations are the same when they make the same draft, and only then."""

import pytest

from nutrition.domain.food import Unit
from tools.accuracy.edited_draft import ONE_PIECE, Amount, Change, edited

GRAMS = [200.0, 50.0]
HUNDRED = Amount(100.0, Unit.GRAM)


@pytest.mark.parametrize(
    ("grams", "one", "other"),
    [
        ([200.0], [Change("scale", 0, 0.5)], [Change("scale", 1, 0.5)]),
        (GRAMS, [Change("scale", 1, 0.5)], [Change("set", 1, amount=HUNDRED)]),
        (GRAMS, [Change("add", food="apple")], [Change("add", amount=ONE_PIECE, food="apple")]),
        (
            GRAMS,
            [Change("replace", 1, amount=HUNDRED, food="rice")],
            [Change("replace", 1, food="rice"), Change("set", 1, amount=HUNDRED)],
        ),
        (GRAMS, [Change("clear")], [Change("remove", 1), Change("remove", 2)]),
    ],
)
def test_different_operations_make_the_same_draft(
    grams: list[float], one: list[Change[str]], other: list[Change[str]]
) -> None:
    assert edited(grams, one) == edited(grams, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([Change("scale", 0, 0.5)], [Change("scale", 1, 0.5)]),
        ([Change("set", 1, amount=Amount(2.0, Unit.PIECE))], [Change("scale", 1, 2.0)]),
        ([Change("replace", 1, food="rice")], [Change("remove", 1), Change("add", food="rice")]),
        ([Change("add", food="apple")], [Change("add", amount=Amount(2.0, Unit.PIECE), food="apple")]),
        ([Change("undo")], [Change("clear")]),
    ],
)
def test_drafts_that_a_person_could_tell_apart_differ(one: list[Change[str]], other: list[Change[str]]) -> None:
    assert edited(GRAMS, one) != edited(GRAMS, other)


def test_a_line_that_is_not_there_makes_no_draft() -> None:
    changes: list[Change[str]] = [Change("remove", 3)]
    assert edited(GRAMS, changes) is None
