"""Foods of a draft are paired with the expected ones so that most agree."""

from tools.accuracy.matching import pairs


def test_a_general_name_does_not_take_the_only_partner_of_a_special_one() -> None:
    """Greedily, "bread" would take "rye bread" and leave "rye" alone."""
    found = pairs(["bread", "rye"], ["rye bread", "white bread"], lambda name, shown: name in shown)
    assert found == {0: 1, 1: 0}


def test_each_food_is_paired_once() -> None:
    assert pairs(["egg", "egg"], ["egg"], lambda name, shown: name in shown) == {0: 0}


def test_nothing_fits_nothing() -> None:
    assert pairs(["egg"], ["milk"], lambda name, shown: name in shown) == {}
    assert pairs([], ["milk"], lambda name, shown: name in shown) == {}
