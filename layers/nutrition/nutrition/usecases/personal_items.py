"""Amounts that nobody stated, as this person usually has them."""

from nutrition.domain.meal import MealItem
from nutrition.domain.usual_portions import is_guess, with_usual_portions
from nutrition.ports.repositories import UnitOfWork


def personal_items(uow: UnitOfWork, telegram_user_id: int, items: tuple[MealItem, ...]) -> tuple[MealItem, ...]:
    """The items with learnt portions in the place of guesses; the store is asked only when there is a guess.

    It begins a transaction, so it belongs after the last network call.
    """
    guessed = [item.food.key for item in items if is_guess(item)]
    if not guessed:
        return items
    return with_usual_portions(items, uow.usual_portions.of(telegram_user_id, guessed))
