"""Language, units, the hour at which a day begins, and what the bot may show and keep."""

from dataclasses import dataclass, replace

from nutrition.domain.user import Locale, Preferences, UnitSystem, User
from nutrition.errors import InvalidInputError
from nutrition.ports.repositories import UnitOfWork

# A day that began in the afternoon would put breakfast into yesterday.
LATEST_DAY_START_HOUR = 12


@dataclass(frozen=True, slots=True)
class Settings:
    person: User
    preferences: Preferences


class SetPreferences:
    """One method a setting; each stores it and returns all of them."""

    def current(self, uow: UnitOfWork, person: User) -> Settings:
        return Settings(person, uow.users.preferences(person.telegram_user_id))

    def locale(self, uow: UnitOfWork, person: User, locale: Locale) -> Settings:
        return self._person(uow, replace(person, locale=locale))

    def day_start_hour(self, uow: UnitOfWork, person: User, hour: int) -> Settings:
        """Raises InvalidInputError for an hour that is not 0 to 12."""
        if not 0 <= hour <= LATEST_DAY_START_HOUR:
            raise InvalidInputError("error-day-start", latest=LATEST_DAY_START_HOUR)
        return self._person(uow, replace(person, day_start_hour=hour))

    def units(self, uow: UnitOfWork, person: User, units: UnitSystem) -> Settings:
        return self._preferences(uow, person, replace(self.current(uow, person).preferences, units=units))

    def hide_calories(self, uow: UnitOfWork, person: User, *, hide: bool) -> Settings:
        return self._preferences(uow, person, replace(self.current(uow, person).preferences, hide_calories=hide))

    def tone_consent(self, uow: UnitOfWork, person: User, *, consent: bool) -> Settings:
        return self._preferences(uow, person, replace(self.current(uow, person).preferences, tone_consent=consent))

    def _person(self, uow: UnitOfWork, person: User) -> Settings:
        uow.users.save(person)
        return self.current(uow, person)

    def _preferences(self, uow: UnitOfWork, person: User, preferences: Preferences) -> Settings:
        uow.users.save_preferences(person.telegram_user_id, preferences)
        return Settings(person, preferences)
