"""Cities by name, with slips of the finger, and by place. The list itself is read by `adapters.cities`."""

import difflib
import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from nutrition.domain.plain_text import normalise

SAME_NAME = 0.85  # similarity from which a misspelt name is taken for the city
LIKE_NAME = 0.65  # similarity from which a city is worth proposing
PROPOSED = 3
EARTH_RADIUS_KM = 6371.0  # mean radius


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Degrees, north and east positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class City:
    """`names_ru` and `names_en` hold the name to show first, then other spellings; `zone` is an IANA name."""

    names_ru: tuple[str, ...]
    names_en: tuple[str, ...]
    zone: str
    place: Coordinates

    def name(self, locale: str) -> str:
        return self.names_ru[0] if locale == "ru" else self.names_en[0]


def fold(name: str) -> str:
    """What two spellings of a name have in common: no case, accents, hyphens, dots or brackets."""
    letters = unicodedata.normalize("NFKD", normalise(name))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter != "'")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())


def distance_km(one: Coordinates, other: Coordinates) -> float:
    """Great-circle distance by the haversine formula."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half_lat = math.sin((lat2 - lat1) / 2)
    half_lon = math.sin(math.radians(other.longitude - one.longitude) / 2)
    chord = half_lat**2 + math.cos(lat1) * math.cos(lat2) * half_lon**2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


class CityIndex:
    """Finds among the given cities; of two with the same name the first wins."""

    def __init__(self, cities: Iterable[City]) -> None:
        self.cities = tuple(cities)
        self._by_name: dict[str, City] = {}
        for city in self.cities:
            for name in (*city.names_ru, *city.names_en):
                self._by_name.setdefault(fold(name), city)

    def named(self, name: str) -> City | None:
        return self._by_name.get(fold(name))

    def of_zone(self, zone: str) -> City | None:
        """The first city of the list in this zone: the one that people call the zone by."""
        return next((city for city in self.cities if city.zone == zone), None)

    def similar(self, name: str, at_least: float = LIKE_NAME, limit: int = PROPOSED) -> tuple[City, ...]:
        """Different cities with names like `name`, the most similar first."""
        names = difflib.get_close_matches(fold(name), self._by_name, n=2 * limit, cutoff=at_least)
        return tuple(dict.fromkeys(self._by_name[found] for found in names))[:limit]

    def nearest(self, place: Coordinates, within_km: float) -> City | None:
        nearest = min(self.cities, key=lambda city: distance_km(city.place, place), default=None)
        return nearest if nearest and distance_km(nearest.place, place) <= within_km else None
