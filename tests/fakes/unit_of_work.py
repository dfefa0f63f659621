"""The unit of work of the tests that need no server; tests/contract/repositories holds it to PostgreSQL's behaviour."""

from nutrition.domain.deadline import Deadline
from nutrition.ports.photos import Photos
from nutrition.ports.repositories import Goals, Inbox, Meals, Outbox, Sessions, Users, UsualPortions
from tests.fakes.database import Tables, View
from tests.fakes.mailbox import InMemoryInbox, InMemoryOutbox
from tests.fakes.meals import InMemoryMeals
from tests.fakes.people import InMemoryGoals, InMemoryUsers
from tests.fakes.photos import InMemoryPhotos
from tests.fakes.sessions import InMemorySessions
from tests.fakes.storage import Transaction
from tests.fakes.usual_portions import InMemoryUsualPortions


class InMemoryUnitOfWork:
    """Implements `nutrition.ports.repositories.UnitOfWork`.

    `active` is True from the first query until commit, release or rollback: a test can assert that no network call is
    made meanwhile. `commits` counts the commits.
    """

    def __init__(self, tables: Tables, deadline: Deadline | None = None) -> None:
        self._transaction = Transaction(deadline)
        view = View(tables, self._transaction)
        self.users: Users = InMemoryUsers(view)
        self.goals: Goals = InMemoryGoals(view)
        self.meals: Meals = InMemoryMeals(view)
        self.usual_portions: UsualPortions = InMemoryUsualPortions(view)
        self.sessions: Sessions = InMemorySessions(view)
        self.inbox: Inbox = InMemoryInbox(view)
        self.outbox: Outbox = InMemoryOutbox(view)
        self.photos: Photos = InMemoryPhotos(view)
        self.commits = 0

    @property
    def active(self) -> bool:
        return self._transaction.active

    def release(self) -> None:
        if self._transaction.dirty:
            raise RuntimeError("release after a write: commit or roll back")
        self._transaction.rollback()

    def commit(self) -> None:
        self._transaction.commit()
        self.commits += 1

    def rollback(self) -> None:
        self._transaction.rollback()


class InMemoryDatabase:
    """What is committed; `unit_of_work` is the `UnitOfWorkFactory`.

    >>> database = InMemoryDatabase()
    >>> work = database.unit_of_work()
    """

    def __init__(self) -> None:
        self.tables = Tables()

    def unit_of_work(self, deadline: Deadline | None = None) -> InMemoryUnitOfWork:
        return InMemoryUnitOfWork(self.tables, deadline)
