"""What is stored, by table."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime
from typing import NoReturn

from nutrition.domain.goals import Goal
from nutrition.domain.meal import Meal, MealEdit
from nutrition.domain.photo import SentPhoto
from nutrition.domain.session import MealSession
from nutrition.domain.user import Preferences, User
from nutrition.domain.usual_portions import UsualPortion
from nutrition.errors import NutritionError
from nutrition.ports.messenger import OutgoingMessage
from nutrition.ports.repositories import InboxState
from tests.fakes.storage import Rows, Table, Transaction


@dataclass(frozen=True, slots=True)
class StoredGoal:
    telegram_user_id: int
    goal: Goal


@dataclass(frozen=True, slots=True)
class StoredPortion:
    telegram_user_id: int
    portion: UsualPortion
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class StoredKey:
    state: InboxState
    received_at: datetime
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredOutgoing:
    """`status` is pending, sent or failed."""

    outbox_id: int
    key: str
    message: OutgoingMessage
    created_at: datetime
    status: str = "pending"
    message_id: int | None = None
    error_code: str | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything committed; `ids` numbers all rows and, as a sequence does, never goes back."""

    users: Table[int, User] = field(default_factory=Table)
    preferences: Table[int, Preferences] = field(default_factory=Table)
    goals: Table[int, StoredGoal] = field(default_factory=Table)
    meals: Table[int, Meal] = field(default_factory=Table)
    edits: Table[tuple[int, int, int], MealEdit] = field(default_factory=Table)  # meal id, version, position
    sessions: Table[int, MealSession] = field(default_factory=Table)
    usual_portions: Table[int, StoredPortion] = field(default_factory=Table)
    inbox: Table[str, StoredKey] = field(default_factory=Table)
    outbox: Table[int, StoredOutgoing] = field(default_factory=Table)
    photos: Table[int, SentPhoto] = field(default_factory=Table)
    ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))


class View:
    """All tables as one transaction sees them."""

    def __init__(self, tables: Tables, transaction: Transaction) -> None:
        self.users = Rows(tables.users, transaction)
        self.preferences = Rows(tables.preferences, transaction)
        self.goals = Rows(tables.goals, transaction)
        self.meals = Rows(tables.meals, transaction)
        self.edits = Rows(tables.edits, transaction)
        self.sessions = Rows(tables.sessions, transaction)
        self.usual_portions = Rows(tables.usual_portions, transaction)
        self.inbox = Rows(tables.inbox, transaction)
        self.outbox = Rows(tables.outbox, transaction)
        self.photos = Rows(tables.photos, transaction)
        self._ids = tables.ids
        self._transaction = transaction

    def erase_person(self, telegram_user_id: int) -> None:
        """ON DELETE CASCADE from `users`."""
        for photo in [key for key, row in self.photos.items() if row.user_id == telegram_user_id]:
            self.photos.delete(photo)
        meals = {key for key, meal in self.meals.items() if meal.user_id == telegram_user_id}
        for edit in [key for key, _ in self.edits.items() if key[0] in meals]:
            self.edits.delete(edit)
        for meal in meals:
            self.meals.delete(meal)
        for session in [key for key, row in self.sessions.items() if row.user_id == telegram_user_id]:
            self.sessions.delete(session)
        for goal in [key for key, row in self.goals.items() if row.telegram_user_id == telegram_user_id]:
            self.goals.delete(goal)
        for portion in [key for key, row in self.usual_portions.items() if row.telegram_user_id == telegram_user_id]:
            self.usual_portions.delete(portion)
        self.preferences.delete(telegram_user_id)
        self.users.delete(telegram_user_id)

    def next_id(self) -> int:
        return next(self._ids)

    def refuse(self, error: NutritionError) -> NoReturn:
        """A constraint of the schema is broken: raises, and the transaction can only be rolled back."""
        self._transaction.refuse(error)
