"""People's own portions in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nutrition.domain.usual_portions import Correction, UsualPortion
from tests.fakes.database import StoredPortion, View
from tests.fakes.people import require_user


class InMemoryUsualPortions:
    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, telegram_user_id: int, food_keys: Sequence[str]) -> list[UsualPortion]:
        return [row.portion for row in self._rows(telegram_user_id) if row.portion.food_key in food_keys]

    def all_of(self, telegram_user_id: int) -> list[UsualPortion]:
        rows = sorted(self._rows(telegram_user_id), key=lambda row: row.portion.portion_id)
        return [row.portion for row in sorted(rows, key=lambda row: row.changed_at, reverse=True)]

    def learn(self, telegram_user_id: int, corrections: Sequence[Correction], at: datetime) -> None:
        require_user(self._view, telegram_user_id)
        for correction in corrections:
            self._learn(telegram_user_id, correction, at)

    def forget(self, telegram_user_id: int, portion_id: int | None = None) -> None:
        for row in self._rows(telegram_user_id):
            if portion_id in {None, row.portion.portion_id}:
                self._view.usual_portions.delete(row.portion.portion_id)

    def _learn(self, telegram_user_id: int, correction: Correction, at: datetime) -> None:
        measure = correction.food_key, correction.unit
        known = next((row.portion for row in self._rows(telegram_user_id) if row.portion.measure == measure), None)
        before = known or UsualPortion(
            self._view.next_id(), *measure, correction.name_en, correction.name_ru, correction.grams, 0, 0, 0.0
        )
        portion = replace(
            before,
            name_en=correction.name_en,
            name_ru=correction.name_ru,
            grams=correction.grams,
            n=before.n + 1,
            larger=before.larger + (correction.log_ratio > 0),
            log_sum=before.log_sum + correction.log_ratio,
        )
        self._view.usual_portions.put(portion.portion_id, StoredPortion(telegram_user_id, portion, at))

    def _rows(self, telegram_user_id: int) -> list[StoredPortion]:
        return [row for _, row in self._view.usual_portions.items() if row.telegram_user_id == telegram_user_id]
