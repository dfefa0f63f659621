"""Habits and tastes read from the diary."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain.food_groups import FoodGroup, group_of, has_sugars_of_its_own
from nutrition.domain.meal import Meal
from nutrition.domain.profile import Share, behaviour, tastes
from tests.factories.analysis import a_food, eaten

PLACE = "UTC+03:00"
DAY = date(2026, 11, 20)


def _at(day: int, hour: float) -> datetime:
    """`hour` of the person's local clock on a day of November."""
    return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(days=day - 1, hours=hour - 3)


def _meals(*moments: datetime) -> list[Meal]:
    return [eaten(a_food(kcal=1), at=moment) for moment in sorted(moments)]


def test_breakfast_is_counted_over_the_days_with_entries() -> None:
    habits = behaviour(_meals(_at(10, 8), _at(10, 13), _at(12, 12), _at(13, 10.9)), PLACE, 4, DAY)
    assert habits.breakfast_consistency == Share(0.667, 3)
    assert habits.logging_completeness == Share(round(3 / 11, 3), 11)


def test_a_meal_after_midnight_is_a_late_one_of_the_day_before() -> None:
    """It is neither the next day's breakfast nor its first meal."""
    habits = behaviour(_meals(_at(10, 9), _at(11, 1.5)), PLACE, 4, date(2026, 11, 10))
    assert habits.late_eating == Share(1.0, 1)
    assert habits.breakfast_consistency == Share(1.0, 1)
    assert habits.meal_regularity.value == 0


def test_regularity_is_the_spread_of_the_first_meals_in_hours() -> None:
    habits = behaviour(_meals(_at(10, 8), _at(11, 10), _at(11, 20)), PLACE, 4, DAY)
    assert (habits.meal_regularity.value, habits.meal_regularity.n) == (1.0, 2)
    assert (habits.meals_per_day.value, habits.meals_per_day.n) == (1.5, 2)


def test_an_empty_diary_says_nothing() -> None:
    habits = behaviour([], PLACE, 4, DAY)
    assert {habits.breakfast_consistency.n, habits.late_eating.n, habits.logging_completeness.n} == {0}
    assert habits.meal_regularity.value is None
    assert tastes([], PLACE, 4) == ()


@given(
    st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 20)), max_size=40),  # noqa: DTZ001 - made aware below
    st.integers(0, 12),
    st.sampled_from(["UTC", "UTC+14:00", "Europe/Moscow", "America/New_York"]),
)
def test_shares_are_parts_of_their_n_whatever_the_diary_holds(
    moments: list[datetime], day_start_hour: int, place: str
) -> None:
    meals = [eaten(a_food(kcal=1, sugars=n % 20), at=moment.replace(tzinfo=UTC)) for n, moment in enumerate(moments)]
    habits = behaviour(meals, place, day_start_hour, DAY)
    days = habits.breakfast_consistency.n
    assert days <= len(moments)
    assert habits.late_eating.n == habits.meal_regularity.n == habits.meals_per_day.n == days
    assert habits.logging_completeness.n >= days
    months = tastes(meals, place, day_start_hour)
    assert sum(month.n for month in months) == len(moments)
    shares = [habits.breakfast_consistency, habits.late_eating, habits.logging_completeness]
    for share in [*shares, *(part for month in months for part in (month.sweet, month.salty, month.fatty))]:
        low, high = share.interval()
        assert 0 <= low <= share.share + 0.001
        assert share.share - 0.001 <= high <= 1


def test_tastes_are_a_snapshot_a_month_of_the_persons_own_days() -> None:
    """02:00 on the first of December is still November's last day."""
    cake = a_food("cake", "Cakes and pies", kcal=400, sugars=35, fat=20)
    soup = a_food("soup", "Soups, broth-based", kcal=40, sugars=1, sodium=450)
    meals = [eaten(soup, at=_at(1, 12)), eaten(cake, soup, at=_at(31, 2)), eaten(cake, at=_at(31, 12))]
    november, december = tastes(meals, PLACE, 4)
    assert (november.month, november.n, november.variety) == ("2026-11", 3, 2)
    assert [(each.food.key, each.times) for each in november.favourites] == [("soup", 2), ("cake", 1)]
    assert november.groups == {FoodGroup.DISHES: 2, FoodGroup.SWEETS: 1}
    assert november.sweet == Share(0.333, 3)
    assert december.month == "2026-12"


def test_a_share_counts_only_the_foods_whose_amount_is_known() -> None:
    """An unknown amount of salt is not "not salty"."""
    (month,) = tastes([eaten(a_food("a", kcal=1, sodium=900), a_food("b", kcal=1))], PLACE, 4)
    assert month.salty == Share(1.0, 1)
    assert month.sweet == Share(0.0, 0)


def test_wilsons_interval_of_a_textbook_example() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662."""
    low, high = Share(81 / 263, 263).interval()
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert Share(0.0, 0).interval() == (0.0, 1.0)


@pytest.mark.parametrize(
    ("category", "group"),
    [
        ("Vegetables and Vegetable Products", FoodGroup.VEGETABLES),
        ("Fruits and Fruit Juices", FoodGroup.FRUIT),
        ("Bananas", FoodGroup.FRUIT),
        ("Apple juice", FoodGroup.DRINKS),
        ("Soft drinks", FoodGroup.DRINKS),
        ("Dairy and Egg Products", FoodGroup.DAIRY_AND_EGGS),
        ("Ice cream and frozen dairy desserts", FoodGroup.SWEETS),
        ("Yogurt, regular", FoodGroup.DAIRY_AND_EGGS),
        ("Finfish and Shellfish Products", FoodGroup.FISH),
        ("Poultry Products", FoodGroup.MEAT),
        ("Sausages and Luncheon Meats", FoodGroup.MEAT),
        ("Cereal Grains and Pasta", FoodGroup.GRAINS),
        ("Yeast breads", FoodGroup.GRAINS),
        ("Legumes and Legume Products", FoodGroup.LEGUMES_AND_NUTS),
        ("Nut and Seed Products", FoodGroup.LEGUMES_AND_NUTS),
        ("Fats and Oils", FoodGroup.FATS_AND_SAUCES),
        ("Candy containing chocolate", FoodGroup.SWEETS),
        ("Potato chips", FoodGroup.SNACKS),
        ("Pizza", FoodGroup.DISHES),
        ("Dishes", FoodGroup.DISHES),
        ("", FoodGroup.OTHER),
    ],
)
def test_categories_of_the_food_table_fall_into_groups(category: str, group: FoodGroup) -> None:
    assert group_of(category) is group


def test_sugars_of_fruit_and_milk_are_their_own() -> None:
    assert has_sugars_of_its_own("Bananas")
    assert has_sugars_of_its_own("Milk, whole")
    assert not has_sugars_of_its_own("Ice cream and frozen dairy desserts")
    assert not has_sugars_of_its_own("Fruit drinks")
