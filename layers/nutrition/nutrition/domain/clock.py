"""The user's day: a day's totals belong to it, never to the server's date or to UTC."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FIXED_OFFSET = re.compile(r"UTC([+-])(\d{2}):(\d{2})")


def zone(name: str) -> tzinfo:
    """The time zone of an IANA name ("Europe/Moscow") or a fixed offset ("UTC+03:00").

    Raises ValueError when it is neither.
    """
    if name == "UTC":
        return UTC
    if match := _FIXED_OFFSET.fullmatch(name):
        sign = 1 if match[1] == "+" else -1
        offset = sign * timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError("unknown time zone") from error


def local_day(at: datetime, time_zone: str, day_start_hour: int) -> date:
    """The person's day that the moment `at` belongs to: a day runs from `day_start_hour` to the next one."""
    local = at.astimezone(zone(time_zone))
    return (local - timedelta(hours=day_start_hour)).date() if local.hour < day_start_hour else local.date()


def day_bounds(day: date, time_zone: str, day_start_hour: int) -> tuple[datetime, datetime]:
    """First moment of the person's `day` and of the next one, in UTC. 23 or 25 hours apart when clocks change."""
    start = datetime.combine(day, time(day_start_hour), zone(time_zone))
    end = datetime.combine(day + timedelta(days=1), time(day_start_hour), zone(time_zone))
    return start.astimezone(UTC), end.astimezone(UTC)
