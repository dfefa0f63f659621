"""A person, foods and meals that obey every rule, for tests to vary."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.goals import Formula, Goal, GoalKind, Targets
from nutrition.domain.meal import Alternative, Amount, AmountBasis, Meal, MealItem, MealOrigin, MealStatus
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.domain.user import Locale, User
from nutrition.ports.messenger import OutgoingMessage

NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, UTC)
ANNA = 1001
BORIS = 1002

BUCKWHEAT = Food(
    key="usda:1",
    name_en="Buckwheat groats, cooked",
    name_ru="Гречка варёная",
    source="usda",
    source_id="1",
    category="grains",
    per_100g=Nutrients(
        {
            Nutrient.ENERGY_KCAL: Decimal("92.0"),
            Nutrient.PROTEIN_G: Decimal("3.38"),
            Nutrient.FAT_G: Decimal("0.62"),
            Nutrient.CARBOHYDRATE_G: Decimal("19.94"),
        }
    ),
    portions=(
        Portion(Unit.PLATE, Decimal(200)),
        Portion(Unit.CUP, Decimal(168)),
        Portion(Unit.TABLESPOON, Decimal(15)),
    ),
    default_portion_g=Decimal(180),
)


def minutes(count: float) -> datetime:
    """A moment so long after NOON."""
    return NOON + timedelta(minutes=count)


def a_user(telegram_user_id: int = ANNA, **changes: Any) -> User:  # noqa: ANN401 - any field of the class
    values = {"chat_id": telegram_user_id, "locale": Locale.RU, "created_at": NOON, **changes}
    return User(telegram_user_id, **values)


def an_item(item_id: int = 1, grams: str = "150.5", **changes: Any) -> MealItem:  # noqa: ANN401 - any field of the class
    amount = Amount(Decimal(grams), Decimal(grams) * Decimal("0.8"), Decimal(grams) * Decimal("1.3"), AmountBasis.SEEN)
    values: dict[str, Any] = {"alternatives": (Alternative("usda:2", "Rice", None),), **changes}
    return MealItem(item_id, BUCKWHEAT, amount, **values)


def a_meal(user_id: int = ANNA, **changes: Any) -> Meal:  # noqa: ANN401 - any field of the class
    values = {
        "status": MealStatus.DRAFT,
        "origin": MealOrigin.PHOTO,
        "items": (an_item(),),
        "eaten_at": NOON,
        "created_at": NOON,
        **changes,
    }
    return Meal(user_id, **values)


def a_goal(valid_from: datetime = NOON, **changes: Any) -> Goal:  # noqa: ANN401 - any field of the class
    values = {
        "kind": GoalKind.LOSE,
        "pace_kg_per_week": Decimal("0.5"),
        "targets": Targets(Decimal(1800), Decimal("110.5"), Decimal(60), Decimal(200), Decimal("25.2")),
        "formula": Formula.MIFFLIN_ST_JEOR,
        "inputs": {"weight_kg": "70.5", "age_years": 30, "factor": 1.375},
        "manual": frozenset({"protein_g"}),
        **changes,
    }
    return Goal(valid_from=valid_from, **values)


def a_message(text: str = "hello", chat_id: int = ANNA, **changes: Any) -> OutgoingMessage:  # noqa: ANN401 - any field of the class
    values = {"method": "sendMessage", "payload": {"text": text, "reply_markup": {"rows": [[1, None]]}}, **changes}
    return OutgoingMessage(chat_id, **values)
