"""Everything about a person, gone from every store."""

from nutrition.domain.user import User
from nutrition.ports.profile import ProfileStore
from nutrition.ports.repositories import UnitOfWork


class ErasePerson:
    def __init__(self, profiles: ProfileStore) -> None:
        self._profiles = profiles

    def __call__(self, uow: UnitOfWork, person: User) -> None:
        """The profile first: when its store is down nothing is erased yet, and the person can ask again.

        Raises DependencyUnavailableError.
        """
        uow.release()
        self._profiles.delete(person.telegram_user_id)
        uow.users.erase(person.telegram_user_id)
