"""Everything about a person, gone from every store."""

from nutrition.domain.user import User
from nutrition.ports.photo_store import PhotoStore
from nutrition.ports.profile import ProfileStore
from nutrition.ports.repositories import UnitOfWork


class ErasePerson:
    def __init__(self, profiles: ProfileStore, photo_store: PhotoStore) -> None:
        self._profiles = profiles
        self._photo_store = photo_store

    def __call__(self, uow: UnitOfWork, person: User) -> None:
        """What is outside PostgreSQL first: when a store is down the person is still known and can ask again.

        Raises DependencyUnavailableError.
        """
        uow.release()
        self._photo_store.erase(person.telegram_user_id)
        self._profiles.delete(person.telegram_user_id)
        uow.users.erase(person.telegram_user_id)
