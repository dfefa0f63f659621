"""Users and goals in memory."""

from dataclasses import replace

from nutrition.domain.goals import Goal
from nutrition.domain.user import Preferences, User
from nutrition.errors import ConflictError
from tests.fakes.database import StoredGoal, View


def require_user(view: View, telegram_user_id: int) -> None:
    """The foreign key to `users`."""
    if telegram_user_id not in view.users:
        view.refuse(ConflictError("no such user"))


class InMemoryUsers:
    def __init__(self, view: View) -> None:
        self._view = view

    def get(self, telegram_user_id: int) -> User | None:
        return self._view.users.get(telegram_user_id)

    def save(self, user: User) -> None:
        self._view.users.put(user.telegram_user_id, user)

    def erase(self, telegram_user_id: int) -> None:
        self._view.erase_person(telegram_user_id)

    def preferences(self, telegram_user_id: int) -> Preferences:
        return self._view.preferences.get(telegram_user_id) or Preferences()

    def save_preferences(self, telegram_user_id: int, preferences: Preferences) -> None:
        require_user(self._view, telegram_user_id)
        self._view.preferences.put(telegram_user_id, preferences)


class InMemoryGoals:
    def __init__(self, view: View) -> None:
        self._view = view

    def current(self, telegram_user_id: int) -> Goal | None:
        found = self._current(telegram_user_id)
        return found[1] if found else None

    def replace(self, telegram_user_id: int, goal: Goal) -> None:
        require_user(self._view, telegram_user_id)
        if found := self._current(telegram_user_id):
            goal_id, old = found
            if old.valid_from < goal.valid_from:
                ended = replace(old, valid_to=goal.valid_from)
                self._view.goals.put(goal_id, StoredGoal(telegram_user_id, ended))
            else:  # it was never in force
                self._view.goals.delete(goal_id)
        self._view.goals.put(self._view.next_id(), StoredGoal(telegram_user_id, goal))

    def _current(self, telegram_user_id: int) -> tuple[int, Goal] | None:
        for goal_id, row in self._view.goals.items():
            if row.telegram_user_id == telegram_user_id and row.goal.valid_to is None:
                return goal_id, row.goal
        return None
