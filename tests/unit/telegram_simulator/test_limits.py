"""Flood control lets a burst through, then says how long to wait."""

from __future__ import annotations

import pytest

from localcloud.telegram.config import Backoff
from localcloud.telegram.errors import TooManyRequestsError
from localcloud.telegram.limits import Rate, RateLimiter
from tests.factories.telegram_simulator import ManualClock


def test_a_chat_may_burst_and_then_waits_the_seconds_it_is_told() -> None:
    clock = ManualClock()
    limiter = RateLimiter(Rate(3, 3.0), Rate(100, 1.0), clock)
    limiter.spend(1, 3)
    with pytest.raises(TooManyRequestsError) as refused:
        limiter.spend(1)
    assert refused.value.retry_after == 1
    clock.now += refused.value.retry_after
    limiter.spend(1)


def test_one_chat_does_not_use_up_another_chats_burst() -> None:
    limiter = RateLimiter(Rate(1, 10.0), Rate(100, 1.0), ManualClock())
    limiter.spend(1)
    limiter.spend(2)


def test_all_chats_together_are_limited_too() -> None:
    limiter = RateLimiter(Rate(10, 1.0), Rate(2, 4.0), ManualClock())
    limiter.spend(1)
    limiter.spend(2)
    with pytest.raises(TooManyRequestsError, match="retry after 2"):
        limiter.spend(3)


def test_a_refused_message_spends_nothing() -> None:
    clock = ManualClock()
    limiter = RateLimiter(Rate(1, 1.0), Rate(100, 1.0), clock)
    limiter.spend(1)
    for _ in range(5):
        with pytest.raises(TooManyRequestsError):
            limiter.spend(1)
    clock.now += 1
    limiter.spend(1)


def test_an_album_larger_than_the_burst_goes_through_a_full_bucket() -> None:
    RateLimiter(Rate(2, 1.0), Rate(30, 1.0), ManualClock()).spend(1, 5)


def test_waits_between_tries_double_up_to_the_longest() -> None:
    backoff = Backoff(first_s=1, longest_s=10)
    assert [backoff.after(failures) for failures in (1, 2, 3, 4, 5, 1000)] == [1, 2, 4, 8, 10, 10]
