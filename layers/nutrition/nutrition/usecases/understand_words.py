"""A line of text: an edit of the meal in front of the person, or a new meal."""

from dataclasses import dataclass
from datetime import datetime

from nutrition.domain import written_amounts
from nutrition.domain.deadline import Deadline
from nutrition.domain.meal import Meal, MealOrigin, MealStatus
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.recognition import DraftLine, EditReading, Language
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.apply_operations import ApplyOperations
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.meals_in_reach import meal_in_front
from nutrition.usecases.personal_items import personal_items


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of the words.

    `meal` is the changed or new meal, None when nothing was understood. `before` is the meal as it was, for a changed
    one. `proposed` means that nothing is stored yet: the reading was not certain and wants a yes.
    """

    meal: Meal | None
    before: Meal | None = None
    proposed: bool = False
    unknown: tuple[str, ...] = ()


class UnderstandWords:
    def __init__(self, language: Language, compose: ComposeItems, apply: ApplyOperations, clock: Clock) -> None:
        self._language = language
        self._compose = compose
        self._apply = apply
        self._clock = clock

    def __call__(
        self,
        uow: UnitOfWork,
        person: User,
        text: str,
        sent_at: datetime,
        deadline: Deadline,
    ) -> Understood:
        """Raises InvalidInputError for an absurd amount and DependencyUnavailableError."""
        target = meal_in_front(uow, person, self._clock.now())
        uow.release()
        if target is not None:
            outcome = self._edit(uow, person, target, text, deadline)
            if outcome is not None:
                return outcome
        return self._new_meal(uow, person, text, sent_at, deadline)

    def confirm(self, uow: UnitOfWork, person: User, target: Meal, text: str, deadline: Deadline) -> Meal:
        """Store what was proposed for `target`: the person said yes to it. Raises as above."""
        uow.release()
        reading = self._language.parse_edit(text, person.locale, draft_lines(target, person), deadline)
        change, _ = self._apply(uow, target, reading.operations, person.locale, deadline)
        if change:
            uow.meals.save(change.meal, change.edits)
        return change.meal

    def _edit(self, uow: UnitOfWork, person: User, target: Meal, text: str, deadline: Deadline) -> Understood | None:
        reading = self._language.parse_edit(text, person.locale, draft_lines(target, person), deadline)
        if reading.explicit and not reading.operations:
            return Understood(None)  # "remove the mayo" where there is none is no new meal of mayo
        if not _is_edit_of(target, reading):
            return None
        change, unknown = self._apply(uow, target, reading.operations, person.locale, deadline)
        if not change:
            return Understood(target, target, unknown=unknown)
        if not reading.certain:
            return Understood(change.meal, target, proposed=True, unknown=unknown)
        uow.meals.save(change.meal, change.edits)
        return Understood(change.meal, target, unknown=unknown)

    def _new_meal(self, uow: UnitOfWork, person: User, text: str, sent_at: datetime, deadline: Deadline) -> Understood:
        written_amounts.refuse_zero(text)
        mentions = self._language.parse_meal(text, person.locale, deadline)
        composition = self._compose.from_words(mentions, person.locale, deadline)
        if not composition.items:
            return Understood(None, unknown=composition.unknown)
        items = personal_items(uow, person.telegram_user_id, composition.items)
        meal = Meal(
            user_id=person.telegram_user_id,
            status=MealStatus.DRAFT,
            origin=MealOrigin.TEXT,
            items=items,
            eaten_at=sent_at,
            created_at=self._clock.now(),
        )
        return Understood(uow.meals.add(meal), unknown=composition.unknown)


def _is_edit_of(target: Meal, reading: EditReading) -> bool:
    """A plain list of foods goes on with an open draft, but after a saved meal it is the next meal."""
    if not reading.operations:
        return False
    return target.status is MealStatus.DRAFT or reading.explicit


def draft_lines(meal: Meal, person: User) -> tuple[DraftLine, ...]:
    return tuple(
        DraftLine(item.item_id, item.name(person.locale), item.food.name_en, item.food.key, item.amount.grams)
        for item in meal.items
    )
