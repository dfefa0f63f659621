"""The person's time zone from what they type or from a shared location.

A location gets the zone of the nearest city of the list, which near a border may be the neighbour's, and on the open
sea the nautical zone; decision 0020 has the measured error. The answer is therefore always shown with its local time.
"""

import re
import zoneinfo
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from nutrition.domain.cities import SAME_NAME, City, CityIndex, Coordinates
from nutrition.domain.plain_text import match, normalise
from nutrition.errors import InvalidInputError

NEAREST_CITY_KM = 1500.0
MOSCOW = "Europe/Moscow"
MOSCOW_OFFSET_MINUTES = 180  # all the year since 2014
# Offsets in use run from UTC-12 to UTC+14, in quarters of an hour.
OFFSET_MINUTES = (-12 * 60, 14 * 60)
DEGREES_PER_HOUR = 15

_OFFSET = re.compile(r"(?:utc|gmt|z|гринвич|мск|msk)? ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?")
_MOSCOW = re.compile(r"(?:мск|msk).*")
_SETTLEMENT = re.compile(r"^(?:г\.|город|гор\.|city of|city) ?")
_UTC = frozenset({"utc", "gmt", "z", "utc0", "utc+0", "utc-0", "gmt+0", "gmt-0", "+0", "-0", "гринвич"})
# Abbreviations that people write where summer time changes them; those of one meaning only.
_ABBREVIATIONS = {
    **dict.fromkeys(("мск", "msk", "московское", "по москве"), MOSCOW),
    **dict.fromkeys(("et", "est", "edt"), "America/New_York"),
    **dict.fromkeys(("ct", "cdt"), "America/Chicago"),
    **dict.fromkeys(("mt", "mdt"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt"), "America/Los_Angeles"),
    **dict.fromkeys(("cet", "cest"), "Europe/Berlin"),
    **dict.fromkeys(("eet", "eest"), "Europe/Kyiv"),
}


class ZoneSource(StrEnum):
    OFFSET = "offset"
    NAME = "name"
    CITY = "city"
    MISSPELT_CITY = "misspelt_city"
    NEAREST_CITY = "nearest_city"
    LONGITUDE = "longitude"


@dataclass(frozen=True, slots=True)
class ZoneFound:
    """`zone` is what `domain.clock.zone` takes; `city` is the one it was found by."""

    zone: str
    source: ZoneSource
    city: City | None = None


@dataclass(frozen=True, slots=True)
class DidYouMean:
    """Nothing by that name; at least one city that sounds like it, the likeliest first."""

    cities: tuple[City, ...]


def read_time_zone(text: str, cities: CityIndex) -> ZoneFound | DidYouMean:
    """An offset ("+3", "UTC+05:30", "мск+2"), an IANA name or a city. Raises InvalidInputError."""
    plain = normalise(text)
    if plain in _UTC:
        return ZoneFound("UTC", ZoneSource.OFFSET)
    if found := match(_OFFSET, plain):
        base = MOSCOW_OFFSET_MINUTES if _MOSCOW.fullmatch(plain) else 0
        minutes = int(found[1]) * 60 + int(found[2] or "0")
        return ZoneFound(fixed_offset(base + (minutes if found[0] == "+" else -minutes)), ZoneSource.OFFSET)
    if name := _ABBREVIATIONS.get(plain) or _iana_name(plain):
        return ZoneFound(name, ZoneSource.NAME)
    return _by_city(_SETTLEMENT.sub("", plain), cities)


def zone_at(place: Coordinates, cities: CityIndex) -> ZoneFound:
    """The zone of the nearest city, else the nautical one. Raises InvalidInputError for a place not on Earth."""
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        raise InvalidInputError("error-time-zone")
    if city := cities.nearest(place, NEAREST_CITY_KM):
        return ZoneFound(city.zone, ZoneSource.NEAREST_CITY, city)
    return ZoneFound(fixed_offset(60 * round(place.longitude / DEGREES_PER_HOUR)), ZoneSource.LONGITUDE)


def fixed_offset(minutes: int) -> str:
    """The name of a fixed offset as `domain.clock.zone` reads it. Raises InvalidInputError for one not in use."""
    if not OFFSET_MINUTES[0] <= minutes <= OFFSET_MINUTES[1] or minutes % 15:
        raise InvalidInputError("error-time-zone-offset")
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "UTC"


def _iana_name(plain: str) -> str | None:
    """Bare names such as "EST" or "Cuba" do not count: they mean something else to people."""
    return _iana_names().get(plain.replace(" ", "_")) if "/" in plain else None


@cache
def _iana_names() -> dict[str, str]:
    """Lower-case name → name; walks the time-zone directory, some 50 ms, so only when somebody writes such a name."""
    return {name.casefold(): name for name in zoneinfo.available_timezones()}


def _by_city(name: str, cities: CityIndex) -> ZoneFound | DidYouMean:
    if city := cities.named(name) or cities.named(name.split(",", maxsplit=1)[0]):
        return ZoneFound(city.zone, ZoneSource.CITY, city)
    # Longer than any city's name: a sentence, on which comparing letters would only waste time.
    similar = cities.similar(name) if len(name) <= 40 else ()
    if not similar:
        raise InvalidInputError("error-time-zone")
    alike = cities.similar(name, SAME_NAME)
    if len({city.zone for city in alike}) == 1:
        return ZoneFound(alike[0].zone, ZoneSource.MISSPELT_CITY, alike[0])
    return DidYouMean(similar)
