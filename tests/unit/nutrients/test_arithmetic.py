"""Nutrient amounts: what is shown must be what a person gets by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.nutrients import HUNDRED_GRAMS, Nutrient, Nutrients

amounts = st.decimals(min_value=0, max_value=10_000, places=3)
grams = st.decimals(min_value=0, max_value=5_000, places=1)
nutrients = st.dictionaries(st.sampled_from(list(Nutrient)), amounts, max_size=6).map(Nutrients)


@given(nutrients, grams, grams)
def test_two_helpings_hold_what_their_sum_holds(per_100g: Nutrients, first: Decimal, second: Decimal) -> None:
    assert per_100g.scaled(first) + per_100g.scaled(second) == per_100g.scaled(first + second)


@given(nutrients, grams, st.integers(min_value=0, max_value=20))
def test_scaling_is_linear_in_the_weight(per_100g: Nutrients, weight: Decimal, times: int) -> None:
    assert per_100g.scaled(weight * times) == per_100g.scaled(weight).times(Decimal(times))


@given(nutrients)
def test_a_hundred_grams_hold_what_the_table_says(per_100g: Nutrients) -> None:
    assert per_100g.scaled(HUNDRED_GRAMS) == per_100g


@given(nutrients, nutrients, nutrients)
def test_the_order_of_items_does_not_change_a_total(one: Nutrients, two: Nutrients, three: Nutrients) -> None:
    assert (one + two) + three == one + (two + three)
    assert one + two == two + one
    assert Nutrients.total([one, two, three]) == Nutrients.total([three, one, two])


@given(nutrients)
def test_json_keeps_every_digit(values: Nutrients) -> None:
    assert Nutrients.from_json(values.to_json()) == values


def test_ten_tenths_of_a_gram_are_one_gram() -> None:
    tenth = Nutrients({Nutrient.FAT_G: Decimal("0.1")})
    assert Nutrients.total([tenth] * 10).fat_g == Decimal(1)


def test_unknown_is_not_zero() -> None:
    values = Nutrients({Nutrient.ENERGY_KCAL: Decimal(50), Nutrient.FIBRE_G: Decimal(0)})
    assert values.get(Nutrient.FIBRE_G) == 0
    assert values.get(Nutrient.SODIUM_MG) is None
    assert values.protein_g == 0


def test_a_nutrient_known_of_one_item_only_counts_with_that_item() -> None:
    known = Nutrients({Nutrient.IRON_MG: Decimal(2)})
    assert (known + Nutrients.empty()).get(Nutrient.IRON_MG) == 2


@pytest.mark.parametrize("amount", ["-0.1", "NaN", "Infinity"])
def test_impossible_amounts_are_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="protein_g"):
        Nutrients({Nutrient.PROTEIN_G: Decimal(amount)})


@pytest.mark.parametrize("data", [{"protein_g": "much"}, {"joy_g": "1"}])
def test_malformed_json_is_refused(data: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"joy_g|malformed"):
        Nutrients.from_json(data)


def test_amounts_cannot_be_changed_behind_a_meals_back() -> None:
    source = {Nutrient.FAT_G: Decimal(1)}
    values = Nutrients(source)
    source[Nutrient.FAT_G] = Decimal(100)
    assert values.fat_g == 1
