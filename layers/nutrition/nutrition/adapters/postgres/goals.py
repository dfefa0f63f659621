"""Goals and their history."""

from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from nutrition.adapters.postgres.tables import user_goals
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.domain.goals import Formula, Goal, GoalKind, Targets

_CURRENT = select(user_goals).where(
    user_goals.c.telegram_user_id == bindparam("person"), user_goals.c.valid_to.is_(None)
)


class PostgresGoals:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def current(self, telegram_user_id: int) -> Goal | None:
        row = self._transaction.read(_CURRENT, {"person": telegram_user_id}).one_or_none()
        return _goal(row) if row else None

    def replace(self, telegram_user_id: int, goal: Goal) -> None:
        """A goal that starts no later than the one it replaces leaves no history: that one was never in force."""
        current = (user_goals.c.telegram_user_id == telegram_user_id) & user_goals.c.valid_to.is_(None)
        self._transaction.write(delete(user_goals).where(current, user_goals.c.valid_from >= goal.valid_from))
        self._transaction.write(update(user_goals).where(current).values(valid_to=goal.valid_from))
        self._transaction.write(insert(user_goals).values(telegram_user_id=telegram_user_id, **_columns(goal)))


def _columns(goal: Goal) -> dict[str, Any]:
    targets = goal.targets
    return {
        "kind": goal.kind.value,
        "pace_kg_per_week": goal.pace_kg_per_week,
        "energy_kcal": targets.energy_kcal,
        "protein_g": targets.protein_g,
        "fat_g": targets.fat_g,
        "carbohydrate_g": targets.carbohydrate_g,
        "fibre_g": targets.fibre_g,
        "formula": goal.formula.value,
        "inputs": dict(goal.inputs),
        "manual": sorted(goal.manual),
        "valid_from": goal.valid_from,
        "valid_to": goal.valid_to,
    }


def _goal(row: Row[Any]) -> Goal:
    return Goal(
        kind=GoalKind(row.kind),
        pace_kg_per_week=row.pace_kg_per_week,
        targets=Targets(row.energy_kcal, row.protein_g, row.fat_g, row.carbohydrate_g, row.fibre_g),
        formula=Formula(row.formula),
        valid_from=row.valid_from,
        inputs=row.inputs,
        manual=frozenset(row.manual),
        valid_to=row.valid_to,
    )
