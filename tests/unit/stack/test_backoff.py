"""When a child that ended is started again."""

from localcloud.stack.backoff import Backoff


def test_the_wait_grows_and_the_sixth_failure_in_a_minute_gives_up() -> None:
    backoff = Backoff()
    assert [backoff.failed(now) for now in (0, 1, 2, 3, 4)] == [0.2, 0.5, 1.0, 2.0, 5.0]
    assert backoff.failed(5) is None


def test_slow_failures_are_tried_for_ever_at_the_longest_wait() -> None:
    backoff = Backoff()
    waits = [backoff.failed(20.0 * turn) for turn in range(20)]
    assert waits[-10:] == [10.0] * 10


def test_a_child_that_ran_well_begins_anew() -> None:
    backoff = Backoff()
    for now in (0, 1, 2, 3):
        backoff.failed(now)
    assert backoff.failed(100) == 0.2
