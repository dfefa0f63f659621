"""PostgreSQL as the use cases see it: repositories and the unit of work that holds them.

A unit of work begins at its first query and ends with `commit` (called by the edge, never by a use case), `release` or
`rollback`. No network call is made while one is open: `release` before, and write afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from nutrition.domain.deadline import Deadline
from nutrition.domain.goals import Goal
from nutrition.domain.meal import Meal, MealEdit
from nutrition.domain.session import ClosedBy, MealSession
from nutrition.domain.user import Preferences, User
from nutrition.domain.usual_portions import Correction, UsualPortion
from nutrition.ports.messenger import OutgoingMessage
from nutrition.ports.photos import Photos


class Users(Protocol):
    def get(self, telegram_user_id: int) -> User | None: ...

    def save(self, user: User) -> None:
        """Insert or update the whole row."""
        ...

    def erase(self, telegram_user_id: int) -> None:
        """Delete the person and everything of theirs: goals, preferences, sessions, meals, edits, payments."""
        ...

    def preferences(self, telegram_user_id: int) -> Preferences:
        """The stored preferences or the defaults."""
        ...

    def save_preferences(self, telegram_user_id: int, preferences: Preferences) -> None: ...


class Goals(Protocol):
    def current(self, telegram_user_id: int) -> Goal | None: ...

    def replace(self, telegram_user_id: int, goal: Goal) -> None:
        """End the current goal at `goal.valid_from` and store the new one; the old one stays as history."""
        ...


class Meals(Protocol):
    def add(self, meal: Meal) -> Meal:
        """Store a new meal; the stored one carries its `meal_id`."""
        ...

    def get(self, meal_id: int, telegram_user_id: int) -> Meal | None:
        """The person's meal, or None when there is none or it is another person's."""
        ...

    def save(self, meal: Meal, edits: Sequence[MealEdit] = ()) -> None:
        """Store `meal` over its version `meal.version - 1`, with the edits that led to it.

        Raises StaleDraftError when the stored version is another one.
        """
        ...

    def latest(self, telegram_user_id: int) -> Meal | None:
        """The draft or saved meal that was created last."""
        ...

    def of_media_group(self, telegram_user_id: int, media_group_id: str) -> Meal | None: ...

    def of_session(self, session_id: int) -> list[Meal]:
        """The saved meals of a session, oldest first."""
        ...

    def saved_between(self, telegram_user_id: int, start: datetime, end: datetime) -> list[Meal]:
        """Saved meals with start ≤ eaten_at < end, oldest first."""
        ...

    def drafts_of(self, telegram_user_id: int) -> list[Meal]:
        """Unsaved drafts, oldest first."""
        ...

    def record_message(self, meal_id: int, message_id: int) -> None:
        """Remember the bot's message that shows the meal; the version does not change."""
        ...

    def edits_since(self, telegram_user_id: int, moment: datetime) -> list[MealEdit]:
        """The person's changes of all meals from `moment` on, oldest first."""
        ...

    def edits_of(self, meal_id: int) -> list[MealEdit]:
        """Every change of the meal, by version and in order."""
        ...


class UsualPortions(Protocol):
    """What was learnt of a person's own portions, by food and unit."""

    def of(self, telegram_user_id: int, food_keys: Sequence[str]) -> list[UsualPortion]:
        """Those of the foods, learnt well enough or not."""
        ...

    def all_of(self, telegram_user_id: int) -> list[UsualPortion]:
        """The ones that changed last come first."""
        ...

    def learn(self, telegram_user_id: int, corrections: Sequence[Correction], at: datetime) -> None:
        """Add corrections, none of them stored before, to the sums of their measures."""
        ...

    def forget(self, telegram_user_id: int, portion_id: int | None = None) -> None:
        """Forget one of the person's portions, or all of them; nothing happens when it is gone already."""
        ...


class Sessions(Protocol):
    def open_of(self, telegram_user_id: int) -> MealSession | None: ...

    def get(self, session_id: int) -> MealSession | None: ...

    def start(self, telegram_user_id: int, at: datetime) -> MealSession: ...

    def touch(self, session_id: int, at: datetime) -> None:
        """Note activity."""
        ...

    def close(self, session_id: int, at: datetime, by: ClosedBy, quiet_since: datetime | None = None) -> bool:
        """Close an open session; False when it was closed already or saw activity after `quiet_since`."""
        ...

    def mark_analysed(self, session_id: int, at: datetime) -> None: ...

    def unanalysed(self, before: datetime, limit: int) -> list[MealSession]:
        """Sessions closed before a moment whose analysis was not written yet, the oldest first."""
        ...

    def quiet_since(self, moment: datetime, limit: int) -> list[MealSession]:
        """Open sessions without activity after `moment`, the quietest first."""
        ...


class InboxState(StrEnum):
    COMMITTED = "committed"  # the effect is stored, not every answer is sent
    DONE = "done"


class Inbox(Protocol):
    """What was already handled, by key ("update:123", "analysis:45")."""

    def state(self, key: str) -> InboxState | None: ...

    def accept(self, key: str, at: datetime) -> bool:
        """Record the key as committed, in the transaction of its effect; False when it stands there already."""
        ...

    def finish(self, key: str, at: datetime) -> None: ...

    def purge(self, before: datetime, limit: int) -> int:
        """Forget at most `limit` keys with everything that was said under them; how many they were.

        A key goes when it was done before the moment, or committed before it with nothing left to send.
        """
        ...


@dataclass(frozen=True, slots=True)
class StoredMessage:
    outbox_id: int
    message: OutgoingMessage


class Outbox(Protocol):
    def add(self, key: str, messages: Sequence[OutgoingMessage], at: datetime) -> list[StoredMessage]:
        """Store messages to send, in order, as answers to the inbox key."""
        ...

    def pending(self, key: str) -> list[StoredMessage]:
        """Unsent messages of a key, in order."""
        ...

    def mark_sent(self, outbox_id: int, message_id: int | None, at: datetime) -> None: ...

    def message_id(self, key: str, position: int) -> int | None:
        """The bot's message that the key's answer number `position`, from 0, became; None while it is not sent."""
        ...

    def mark_failed(self, outbox_id: int, code: str, at: datetime) -> None:
        """It will never be sent; `code` says why."""
        ...

    def abandoned(self, age: timedelta, now: datetime, limit: int) -> list[str]:
        """Keys with unsent messages older than `age`, the oldest first."""
        ...

    def purge(self, before: datetime, limit: int) -> int:
        """Erase at most `limit` messages that nobody could send since before the moment; how many they were."""
        ...


class UnitOfWork(Protocol):
    """Attributes are the repositories of one transaction."""

    @property
    def users(self) -> Users: ...
    @property
    def goals(self) -> Goals: ...
    @property
    def meals(self) -> Meals: ...
    @property
    def usual_portions(self) -> UsualPortions: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def photos(self) -> Photos: ...

    def release(self) -> None:
        """End a transaction that only read, before a network call. Raises RuntimeError after a write."""
        ...

    def commit(self) -> None: ...

    def rollback(self) -> None:
        """Forget everything since the last commit and give the connection back. Never raises."""
        ...


class UnitOfWorkFactory(Protocol):
    def __call__(self, deadline: Deadline | None = None) -> UnitOfWork:
        """A unit of work that has touched nothing yet; its statements stop at `deadline`."""
        ...
