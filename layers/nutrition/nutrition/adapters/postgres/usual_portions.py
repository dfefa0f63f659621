"""People's own portions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from nutrition.adapters.postgres.tables import usual_portions
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.domain.food import Unit
from nutrition.domain.usual_portions import Correction, UsualPortion

_ALL = select(usual_portions).where(usual_portions.c.telegram_user_id == bindparam("person"))
_OF_FOODS = _ALL.where(usual_portions.c.food_key.in_(bindparam("foods", expanding=True)))
_NEWEST_FIRST = _ALL.order_by(usual_portions.c.changed_at.desc(), usual_portions.c.portion_id)
_INSERT = insert(usual_portions)
_SUMS = {name: usual_portions.c[name] + _INSERT.excluded[name] for name in ("n", "larger", "log_sum")}
_LEARN = _INSERT.on_conflict_do_update(
    index_elements=["telegram_user_id", "food_key", "unit"],
    set_={**{name: _INSERT.excluded[name] for name in ("name_en", "name_ru", "grams", "changed_at")}, **_SUMS},
)


class PostgresUsualPortions:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def of(self, telegram_user_id: int, food_keys: Sequence[str]) -> list[UsualPortion]:
        rows = self._transaction.read(_OF_FOODS, {"person": telegram_user_id, "foods": list(food_keys)})
        return [_portion(row) for row in rows]

    def all_of(self, telegram_user_id: int) -> list[UsualPortion]:
        return [_portion(row) for row in self._transaction.read(_NEWEST_FIRST, {"person": telegram_user_id})]

    def learn(self, telegram_user_id: int, corrections: Sequence[Correction], at: datetime) -> None:
        """A row a correction, each its own upsert: two of the same measure both count."""
        rows = [
            {
                "telegram_user_id": telegram_user_id,
                "food_key": correction.food_key,
                "unit": correction.unit.value if correction.unit else "",
                "name_en": correction.name_en,
                "name_ru": correction.name_ru,
                "grams": correction.grams,
                "n": 1,
                "larger": int(correction.log_ratio > 0),
                "log_sum": correction.log_ratio,
                "changed_at": at,
            }
            for correction in corrections
        ]
        for row in rows:
            self._transaction.write(_LEARN, row)

    def forget(self, telegram_user_id: int, portion_id: int | None = None) -> None:
        theirs = delete(usual_portions).where(usual_portions.c.telegram_user_id == telegram_user_id)
        wanted = theirs if portion_id is None else theirs.where(usual_portions.c.portion_id == portion_id)
        self._transaction.write(wanted)


def _portion(row: Row[Any]) -> UsualPortion:
    return UsualPortion(
        portion_id=row.portion_id,
        food_key=row.food_key,
        unit=Unit(row.unit) if row.unit else None,
        name_en=row.name_en,
        name_ru=row.name_ru,
        grams=row.grams,
        n=row.n,
        larger=row.larger,
        log_sum=row.log_sum,
    )
