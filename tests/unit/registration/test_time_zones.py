"""The time zone from what people write, and from where they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.adapters.cities.table import load_cities
from nutrition.domain.cities import City, CityIndex, Coordinates, distance_km
from nutrition.domain.clock import zone
from nutrition.domain.time_zones import DidYouMean, ZoneFound, ZoneSource, fixed_offset, read_time_zone, zone_at
from nutrition.errors import InvalidInputError

CITIES = load_cities()


def found(text: str) -> ZoneFound:
    reading = read_time_zone(text, CITIES)
    assert isinstance(reading, ZoneFound)
    return reading


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("+3", "UTC+03:00"),
        ("UTC+3", "UTC+03:00"),
        ("utc +05:30", "UTC+05:30"),
        ("GMT-5", "UTC-05:00"),
        ("−3", "UTC-03:00"),
        ("+0545", "UTC+05:45"),
        ("мск+2", "UTC+05:00"),
        ("МСК -1", "UTC+02:00"),
        ("МСК", "Europe/Moscow"),
        ("UTC", "UTC"),
        ("+0", "UTC"),
        ("Europe/Moscow", "Europe/Moscow"),
        ("america/new_york", "America/New_York"),
        ("America/New York", "America/New_York"),
    ],
)
def test_offsets_and_names(text: str, name: str) -> None:
    assert found(text).zone == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Москва", "Europe/Moscow"),
        ("г. Казань", "Europe/Moscow"),
        ("новосибирск", "Asia/Novosibirsk"),
        ("Петропавловск-Камчатский", "Asia/Kamchatka"),
        ("Калининград", "Europe/Kaliningrad"),
        ("Алматы", "Asia/Almaty"),
        ("Berlin", "Europe/Berlin"),
        ("Нью-Йорк", "America/New_York"),
        ("new york", "America/New_York"),
        ("Moscow, Russia", "Europe/Moscow"),
        ("Орел", "Europe/Moscow"),
        ("São Paulo", "America/Sao_Paulo"),
        ("London", "Europe/London"),
        ("London, Canada", "America/Toronto"),
    ],
)
def test_cities_in_both_languages(text: str, name: str) -> None:
    assert found(text).zone == name


def test_a_slip_of_the_finger_still_finds_the_city_and_shows_which() -> None:
    reading = found("Новосибириск")
    assert reading.source is ZoneSource.MISSPELT_CITY
    assert reading.city is not None
    assert reading.city.name("ru") == "Новосибирск"
    assert reading.city.name("en") == "Novosibirsk"


def test_a_name_that_only_resembles_gets_cities_to_choose_from() -> None:
    reading = read_time_zone("Масква", CITIES)
    assert isinstance(reading, DidYouMean)
    assert reading.cities[0].name("ru") == "Москва"
    assert len(reading.cities) <= 3


@pytest.mark.parametrize("text", ["qwerty", "", "3", "где-нибудь", "Нью-Йорк" * 20])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_time_zone(text, CITIES)
    assert refused.value.text_key == "error-time-zone"


@pytest.mark.parametrize("text", ["+15", "-13", "+5:20", "мск+12"])
def test_offsets_that_nobody_uses_are_refused(text: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_time_zone(text, CITIES)
    assert refused.value.text_key == "error-time-zone-offset"


@pytest.mark.parametrize(
    ("latitude", "longitude", "name"),
    [
        (55.75, 37.62, "Europe/Moscow"),
        (59.9, 30.3, "Europe/Moscow"),
        (54.9, 82.9, "Asia/Novosibirsk"),
        (43.1, 131.9, "Asia/Vladivostok"),
        (52.5, 13.4, "Europe/Berlin"),
        (27.7, 85.3, "Asia/Kathmandu"),
    ],
)
def test_a_location_gets_the_zone_of_the_nearest_city(latitude: float, longitude: float, name: str) -> None:
    reading = zone_at(Coordinates(latitude, longitude), CITIES)
    assert (reading.zone, reading.source) == (name, ZoneSource.NEAREST_CITY)


def test_the_open_ocean_has_its_nautical_zone() -> None:
    reading = zone_at(Coordinates(-48.9, -123.4), CITIES)
    assert (reading.zone, reading.source, reading.city) == ("UTC-08:00", ZoneSource.LONGITUDE, None)


def test_a_place_that_is_not_on_earth_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        zone_at(Coordinates(91, 0), CITIES)


def test_the_nearest_city_is_found_across_the_date_line() -> None:
    suva = City(("Сува",), ("Suva",), "Pacific/Fiji", Coordinates(-18.14, 178.44))
    tokyo = City(("Токио",), ("Tokyo",), "Asia/Tokyo", Coordinates(35.69, 139.69))
    assert zone_at(Coordinates(-18, -179), CityIndex([tokyo, suva])).city is suva


def test_distance_is_the_great_circle() -> None:
    assert distance_km(Coordinates(55.75, 37.62), Coordinates(59.94, 30.31)) == pytest.approx(634, abs=3)


def test_every_city_of_the_list_has_a_zone_that_exists_and_is_found_by_its_own_name() -> None:
    for city in CITIES.cities:
        zone(city.zone)
        for name in (city.names_ru[0], city.names_en[0]):
            named = CITIES.named(name)
            assert named is not None
            assert named is city, name


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        reading = read_time_zone(text, CITIES)
    except InvalidInputError:
        return
    if isinstance(reading, ZoneFound):
        zone(reading.zone)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_has_a_zone_that_exists(latitude: float, longitude: float) -> None:
    zone(zone_at(Coordinates(latitude, longitude), CITIES).zone)


@given(st.integers(-48, 56))
def test_fixed_offsets_are_names_that_the_clock_understands(quarters: int) -> None:
    offset = zone(fixed_offset(15 * quarters)).utcoffset(None)
    assert offset is not None
    assert offset.total_seconds() == quarters * 900
