"""Meal items from what was said and from what was seen."""

from dataclasses import dataclass, replace
from itertools import zip_longest

from nutrition.domain import hidden_fat, naming_doubt, portions
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food, FoodQuery, Unit
from nutrition.domain.meal import Alternative, Amount, MealItem
from nutrition.domain.quick_energy import QUICK_ENERGY
from nutrition.domain.usual_portions import guess_of
from nutrition.errors import NotFoundError
from nutrition.ports.recognition import Mention, Quantity, SeenFood
from nutrition.usecases.find_food import MAXIMUM_ALTERNATIVES, FindFood, FoundFood, alternative

# Below it the language service has matched the head of a name only (decision 0018).
SURE_OF_NAME = 0.7
MAXIMUM_GUESSES = 3


@dataclass(frozen=True, slots=True)
class Composition:
    """Items (numbered from 1) and the words that no database knows."""

    items: tuple[MealItem, ...]
    unknown: tuple[str, ...] = ()


def query_of(mention: Mention, locale: str) -> FoodQuery:
    return FoodQuery(mention.name or mention.text, mention.name_en, mention.food_key, locale)


def item_of(mention: Mention, found: FoundFood, item_id: int = 0) -> MealItem:
    """The food found for what was said. Raises InvalidInputError for an absurd quantity.

    A name that the dictionary is not sure of ("quinoa salad" when it knows other salads) is a question, not an answer.
    """
    settled = found.settled and mention.confidence >= SURE_OF_NAME
    amount = amount_of(found.food, mention.quantity)
    item = MealItem(item_id, found.food, amount, settled, found.alternatives)
    unit = None if mention.quantity is None else mention.quantity.unit
    return guess_of(replace(item, doubt=naming_doubt.of_words(mention.confidence)), unit)


def amount_of(food: Food, quantity: Quantity | None) -> Amount:
    """Grams of what was said, or the usual portion. Raises InvalidInputError for an absurd quantity."""
    if quantity is None:
        return portions.assumed(food)
    if quantity.implied:
        return portions.assumed_of(food, quantity.value, quantity.unit)
    return portions.of_quantity(food, quantity.value, quantity.unit)


def bare_energy(mention: Mention) -> Amount | None:
    """The calories of a mention that names no food ("300 ккал"). Raises InvalidInputError for an absurd number."""
    quantity = mention.quantity
    if quantity is None or quantity.unit is not Unit.KILOCALORIE or mention.food_key or mention.name_en:
        return None
    return portions.of_quantity(QUICK_ENERGY, quantity.value, quantity.unit) if mention.confidence == 1 else None


class ComposeItems:
    def __init__(self, find_food: FindFood) -> None:
        self._find_food = find_food

    def find(self, mention: Mention, locale: str, deadline: Deadline) -> FoundFood | None:
        """The food meant, or None when no database knows it; calories without a food are a quick entry."""
        if bare_energy(mention) is not None:
            return FoundFood(QUICK_ENERGY, settled=True, alternatives=())
        return self._find_food(query_of(mention, locale), deadline)

    def from_words(self, mentions: tuple[Mention, ...], locale: str, deadline: Deadline) -> Composition:
        """One item a food named, and after it the fat that its cooking left on it (domain/hidden_fat.py).

        Raises InvalidInputError for an absurd amount, DependencyUnavailableError.
        """
        foods = [self.find(mention, locale, deadline) for mention in mentions]
        items: list[MealItem] = []
        for mention, found, following in zip_longest(mentions, foods, foods[1:]):
            if found is None:
                continue
            item = item_of(mention, found, len(items) + 1)
            items.append(item)
            if following is None or not hidden_fat.is_fat(following.food):
                items += self._fat_of(mention, item, deadline)
        unknown = tuple(mention.text for mention, found in zip(mentions, foods, strict=True) if found is None)
        return Composition(tuple(items), unknown)

    def _fat_of(self, mention: Mention, item: MealItem, deadline: Deadline) -> tuple[MealItem, ...]:
        """Nothing for a food that is a question still, nor for energy that was stated: the fat is in it."""
        in_kcal = mention.quantity is not None and mention.quantity.unit is Unit.KILOCALORIE
        grams = hidden_fat.fat_grams(mention.text, item.food, item.amount.grams)
        if grams is None or in_kcal or not item.settled:
            return ()
        fat = self._find_food.by_key(hidden_fat.FAT_KEY, hidden_fat.FAT_NAME, deadline)
        if fat is None:
            return ()
        return (MealItem(item.item_id + 1, fat, portions.hidden_fat(grams), fat_of=item.item_id),)

    def from_sight(self, seen_items: tuple[tuple[SeenFood, ...], ...], deadline: Deadline) -> Composition:
        """One item a thing seen; it is settled only when the recogniser was sure enough to preselect it."""
        items: list[MealItem] = []
        unknown: list[str] = []
        for candidates in seen_items:
            item = self._first_known(candidates, len(items) + 1, deadline)
            if item is None:
                unknown.extend(candidate.name_en for candidate in candidates[:1])
            else:
                items.append(item)
        return Composition(tuple(items), tuple(unknown))

    def guesses(self, seen_items: tuple[tuple[SeenFood, ...], ...]) -> tuple[Food, ...]:
        """What the picture may show, for the person to choose from: foods of the food table, the likeliest first."""
        names = (candidate for candidates in seen_items for candidate in candidates)
        foods = {food.key: food for name in names if (food := self._find_food.known(name.food_key))}
        return tuple(foods.values())[:MAXIMUM_GUESSES]

    def from_guess(self, food_key: str, locale: str, deadline: Deadline) -> Composition:
        """As if the person had written the food's name. Raises NotFoundError, DependencyUnavailableError."""
        food = self._find_food.known(food_key)
        if food is None:
            raise NotFoundError("the food is gone")
        name = food.name(locale)
        named = self.from_words((Mention(name, name, food.name_en, food.key, 1.0, None),), locale, deadline)
        if not named.items:
            raise NotFoundError("the food is gone")
        return named

    def _first_known(self, candidates: tuple[SeenFood, ...], item_id: int, deadline: Deadline) -> MealItem | None:
        known = [
            (candidate, found)
            for candidate in candidates
            if (found := self._find_food(FoodQuery(candidate.name_en, candidate.name_en, candidate.food_key), deadline))
        ]
        if not known:
            return None
        best, found = known[0]
        portion = best.portion
        return MealItem(
            item_id=item_id,
            food=found.food,
            amount=portions.seen(portion.grams, portion.low_grams, portion.high_grams),
            settled=best.preselect and found.settled,
            alternatives=_alternatives(found, [other for _, other in known[1:]]),
            doubt=naming_doubt.of_candidates([(each.food, candidate.confidence) for candidate, each in known]),
        )


def _alternatives(found: FoundFood, others: list[FoundFood]) -> tuple[Alternative, ...]:
    """What else the picture may show first, then what else the name may mean; each food once."""
    offered = [alternative(other.food) for other in others] + list(found.alternatives)
    unique = {other.food_key: other for other in offered if other.food_key != found.food.key}
    return tuple(unique.values())[:MAXIMUM_ALTERNATIVES]
