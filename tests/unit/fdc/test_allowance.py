"""The hourly allowance of the key is kept."""

import pytest

from nutrition.adapters.fdc.allowance import Allowance
from nutrition.adapters.fdc.errors import QuotaUsedUpError


class Time:
    """Seconds that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


def test_no_more_than_the_hours_requests_are_spent_and_they_come_back_one_by_one(time: Time) -> None:
    allowance = Allowance(2, time)
    allowance.spend()
    time.now = 1800
    allowance.spend()
    with pytest.raises(QuotaUsedUpError):
        allowance.spend()
    time.now = 3600
    allowance.spend()
    with pytest.raises(QuotaUsedUpError):
        allowance.spend()


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {}, 3600),
        (429, {"retry-after": "120"}, 120),
        (429, {"retry-after": "Sun, 22 Nov 2026 17:00:00 GMT"}, 3600),
        (200, {"x-ratelimit-remaining": "0"}, 60),
    ],
)
def test_the_servers_own_count_rules(time: Time, status: int, headers: dict[str, str], seconds: float) -> None:
    allowance = Allowance(monotonic=time)
    allowance.told(status, headers)
    time.now = seconds - 1
    with pytest.raises(QuotaUsedUpError):
        allowance.spend()
    time.now = seconds
    allowance.spend()
