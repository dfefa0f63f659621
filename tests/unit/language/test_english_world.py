"""English of the second blind round: hours, results, vessels, contents, tea, states."""

import pytest

from language.grammar import GrammarEngine


def _keys(engine: GrammarEngine, text: str) -> list[str]:
    return [item.food_key for item in engine.parse_meal(text, "en").items]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("8am porridge 11am banana", ["oatmeal", "banana"]),
        ("2300 monster 250ml, 0230 banana", ["monster_energy", "banana"]),
        ("I blended 120g of banana and 200ml of milk into a shake", ["banana", "milk"]),
        ("porridge 50g oats 250ml milk", ["oats_dry", "milk"]),
        ("burrito bowl with rice, black beans and salsa", ["rice", "black_beans", "salsa"]),
        ("lunch 100g pasta, tea 150g cod", ["pasta", "cod"]),
        ("tea was cottage pie", ["shepherds_pie"]),
        ("a cup of tea and a banana", ["black_tea", "banana"]),
        ("coffee, no sugar no milk", ["coffee"]),
        ("no sugar coffee", ["coffee"]),
        ("a slice of toast was all i needed", ["toast"]),
        ("nearly ate a donut", []),
    ],
)
def test_only_what_was_eaten_is_read(engine: GrammarEngine, text: str, found: list[str]) -> None:
    assert _keys(engine, text) == found


@pytest.mark.parametrize(
    ("text", "millilitres"),
    [("a pint of lager", 568), ("a pint of water", 473.176), ("a grande latte", 473), ("venti iced americano", 591)],
)
def test_a_vessel_holds_what_its_drink_is_served_in(engine: GrammarEngine, text: str, millilitres: float) -> None:
    (item,) = engine.parse_meal(text, "en").items
    assert item.quantity is not None
    assert item.quantity.value == pytest.approx(millilitres)


def test_four_letters_changed_about_are_mended(engine: GrammarEngine) -> None:
    assert _keys(engine, "mlik 200ml") == ["milk"]


def test_a_mass_is_taken_as_often_as_is_said(engine: GrammarEngine) -> None:
    (item,) = engine.parse_meal("beef jerky 28g x2", "en").items
    assert item.quantity is not None
    assert item.quantity.value == pytest.approx(56)


def test_two_slips_and_another_first_letter_make_another_word(engine: GrammarEngine) -> None:
    """ "frindles" are no pringles: they are asked about."""
    assert not any(_keys(engine, "blorptang and two frindles"))
