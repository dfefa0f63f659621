"""The repositories of one transaction."""

from sqlalchemy import Engine

from nutrition.adapters.postgres.goals import PostgresGoals
from nutrition.adapters.postgres.inbox import PostgresInbox
from nutrition.adapters.postgres.meals import PostgresMeals
from nutrition.adapters.postgres.outbox import PostgresOutbox
from nutrition.adapters.postgres.photos import PostgresPhotos
from nutrition.adapters.postgres.sessions import PostgresSessions
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.adapters.postgres.users import PostgresUsers
from nutrition.adapters.postgres.usual_portions import PostgresUsualPortions
from nutrition.domain.deadline import Deadline


class PostgresUnitOfWork:
    """Implements `nutrition.ports.repositories.UnitOfWork`; not for more than one thread."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.users = PostgresUsers(transaction)
        self.goals = PostgresGoals(transaction)
        self.meals = PostgresMeals(transaction)
        self.usual_portions = PostgresUsualPortions(transaction)
        self.sessions = PostgresSessions(transaction)
        self.inbox = PostgresInbox(transaction)
        self.outbox = PostgresOutbox(transaction)
        self.photos = PostgresPhotos(transaction)

    def release(self) -> None:
        self._transaction.release()

    def commit(self) -> None:
        self._transaction.commit()

    def rollback(self) -> None:
        self._transaction.rollback()


class PostgresUnitOfWorkFactory:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __call__(self, deadline: Deadline | None = None) -> PostgresUnitOfWork:
        """A unit of work that has touched nothing yet; its statements stop at `deadline`."""
        return PostgresUnitOfWork(Transaction(self._engine, deadline))
