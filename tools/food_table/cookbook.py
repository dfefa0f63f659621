"""The project's recipes and the ingredients that they are made of: what the files may hold, and reading them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from nutrition.domain.nutrients import Nutrient
from tools.food_table.model import BuildError
from tools.food_table.provenance import Given
from tools.food_table.tables import read_table

FOOD = "@"  # before the key of a reviewed food that is an ingredient: "@pelmeni"
Grams = Annotated[Decimal, Field(gt=0, le=5000)]
Key = Annotated[str, Field(pattern=r"^@?[a-z][a-z0-9]*(_[a-z0-9]+)*$")]


class Recipe(BaseModel):
    """A home or factory recipe in grams.

    `ingredients` are keys of ingredients.tsv, or `@key` of a food; `removed` is what is poured away with all that it
    holds (the whey of cottage cheese); `yield_g` is the weight of the ready dish; `kcal_range` per 100 g is what a
    reviewer who knows the dish expects.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    yield_g: Grams
    kcal_range: tuple[int, int]
    ingredients: dict[Key, Grams] = Field(min_length=1)
    removed: dict[Key, Grams] = Field(default_factory=dict)

    @property
    def raw_g(self) -> Decimal:
        """What goes into the dish."""
        return sum(self.ingredients.values(), Decimal(0)) - sum(self.removed.values(), Decimal(0))


class RecipeFile(BaseModel):
    """One file of recipes, with where they come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str = Field(min_length=10)
    licence: str = Field(min_length=3)
    dishes: dict[Key, Recipe]


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A USDA row under a short key; `donors` lend it what it does not know, `given` is what the packages leave out."""

    key: str
    usda_name: str
    donors: tuple[str, ...]
    given: tuple[Given, ...] = ()


def read_recipes(folder: Path) -> dict[str, Recipe]:
    """Recipes by the key of the food that they make; raises `BuildError` with everything malformed."""
    recipes: dict[str, Recipe] = {}
    problems: list[str] = []
    adapter = TypeAdapter(RecipeFile)
    for path in sorted(folder.glob("*.json")):
        try:
            dishes = adapter.validate_json(path.read_bytes()).dishes
        except ValidationError as error:
            problems += [f"{path.name}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
            continue
        problems += [f"{path.name}: recipe {key} is given twice" for key in dishes.keys() & recipes.keys()]
        recipes |= dishes
    if problems:
        raise BuildError(problems)
    return recipes


def read_ingredients(path: Path) -> dict[str, Ingredient]:
    """Lines of key, USDA description, donors parted by `|`, `Given` amounts parted by `;`; raises `BuildError`."""
    ingredients: dict[str, Ingredient] = {}
    problems: list[str] = []
    for key, usda_name, donors, given in read_table(path, columns=4):
        if key in ingredients:
            problems.append(f"{path.name}: ingredient {key} is given twice")
        try:
            amounts = tuple(Given.read(part) for part in given.split(";") if part.strip())
        except ValueError as error:
            problems.append(f"{path.name}: ingredient {key}: {error}")
            continue
        ingredients[key] = Ingredient(
            key=key,
            usda_name=usda_name,
            donors=tuple(name.strip() for name in donors.split("|") if name.strip()),
            given=amounts,
        )
    if problems:
        raise BuildError(problems)
    return ingredients


def unknown_of(recipes: Mapping[str, Recipe], ingredients: Mapping[str, Ingredient]) -> dict[str, set[Nutrient]]:
    """By a dish's key what no USDA row says of it: what is declared unknown of anything in it, dishes included."""

    def of(name: str, within: tuple[str, ...]) -> set[Nutrient]:
        if not name.startswith(FOOD):
            return {each.nutrient for each in ingredients[name].given if each.amount is None}
        key = name.removeprefix(FOOD)
        return of_dish(key, (*within, key)) if key in recipes and key not in within else set()

    def of_dish(key: str, within: tuple[str, ...]) -> set[Nutrient]:
        parts = (*recipes[key].ingredients, *recipes[key].removed)
        return {nutrient for name in parts for nutrient in of(name, within)}

    return {key: unknown for key in recipes if (unknown := of_dish(key, (key,)))}
