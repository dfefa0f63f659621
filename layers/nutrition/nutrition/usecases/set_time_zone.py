"""The time zone outside the wizard."""

from dataclasses import dataclass, replace

from nutrition.domain.cities import CityIndex, Coordinates
from nutrition.domain.time_zones import DidYouMean, ZoneFound, read_time_zone, zone_at
from nutrition.domain.user import User
from nutrition.ports.repositories import UnitOfWork


@dataclass(frozen=True, slots=True)
class ZoneSet:
    person: User
    found: ZoneFound


class SetTimeZone:
    def __init__(self, cities: CityIndex) -> None:
        self._cities = cities

    def __call__(self, uow: UnitOfWork, person: User, answer: str | Coordinates) -> ZoneSet | DidYouMean:
        """Store the zone; nothing is stored when there are only cities to choose from.

        Raises InvalidInputError.
        """
        if isinstance(answer, Coordinates):
            found: ZoneFound | DidYouMean = zone_at(answer, self._cities)
        else:
            found = read_time_zone(answer, self._cities)
        if isinstance(found, DidYouMean):
            return found
        settled = replace(person, time_zone=found.zone)
        uow.users.save(settled)
        return ZoneSet(settled, found)
