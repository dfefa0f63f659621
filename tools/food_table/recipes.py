"""Nutrients of a dish from its ingredients and its ready weight."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from nutrition.domain.nutrients import HUNDRED_GRAMS, ZERO, Nutrient, Nutrients
from tools.food_table.cookbook import FOOD, Ingredient, Recipe
from tools.food_table.model import BuildError, SourceFood

PLACES = Decimal("0.001")
Part = tuple[Nutrients, Decimal]


class Kitchen:
    """Cooks recipes, the dishes within dishes first. `food` gives the row behind a reviewed key or a USDA name."""

    def __init__(
        self,
        recipes: Mapping[str, Recipe],
        ingredients: Mapping[str, Ingredient],
        ingredient_row: Callable[[Ingredient], SourceFood],
        food_row: Callable[[str], SourceFood],
    ) -> None:
        self._recipes, self._ingredients = recipes, ingredients
        self._ingredient_row, self._food_row = ingredient_row, food_row
        self._cooked: dict[str, Nutrients] = {}

    def cook(self, key: str, within: tuple[str, ...] = ()) -> Nutrients:
        """Per 100 g of the ready dish. Raises `BuildError` for a dish that contains itself."""
        if key in within:
            raise BuildError([f"recipe {key} contains itself: {' → '.join((*within, key))}"])
        if key not in self._cooked:
            recipe, path = self._recipes[key], (*within, key)
            added = [(self._part(name, path), grams) for name, grams in recipe.ingredients.items()]
            removed = [(self._part(name, path), grams) for name, grams in recipe.removed.items()]
            self._cooked[key] = nutrients_of(recipe.yield_g, added, removed)
        return self._cooked[key]

    def _part(self, name: str, path: tuple[str, ...]) -> Nutrients:
        if not name.startswith(FOOD):
            return self._ingredient_row(self._ingredients[name]).per_100g
        key = name.removeprefix(FOOD)
        return self.cook(key, path) if key in self._recipes else self._food_row(key).per_100g


def nutrients_of(yield_g: Decimal, added: Iterable[Part], removed: Iterable[Part] = ()) -> Nutrients:
    """What 100 g of the dish hold: water is lost or gained in cooking, the nutrients are counted as kept.

    A nutrient is known of the dish when every ingredient knows it.
    """
    added, removed = list(added), list(removed)
    known = set(Nutrient).intersection(*(nutrients.values.keys() for nutrients, _ in [*added, *removed]))
    values = {}
    for nutrient in known:
        amount = _total(nutrient, added) - _total(nutrient, removed)
        # What is poured away may hold a trace more of something than USDA found in what it came from.
        values[nutrient] = max(amount * HUNDRED_GRAMS / yield_g, ZERO).quantize(PLACES)
    if Nutrient.SUGARS_G in values:  # measured, where carbohydrate is a difference: cheese would be all error
        values[Nutrient.SUGARS_G] = min(values[Nutrient.SUGARS_G], values[Nutrient.CARBOHYDRATE_G])
    return Nutrients(values)


def _total(nutrient: Nutrient, parts: Iterable[Part]) -> Decimal:
    return sum((nutrients.values[nutrient] * grams / HUNDRED_GRAMS for nutrients, grams in parts), ZERO)
