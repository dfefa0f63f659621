"""What is left of an invocation."""

from nutrition.domain.deadline import Deadline


class Hands:
    """A monotonic clock that a test turns."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_time_runs_out_and_never_below_zero() -> None:
    hands = Hands()
    deadline = Deadline.after(2, hands)
    assert deadline.remaining() == 2
    assert not deadline.expired
    hands.seconds += 5
    assert deadline.remaining() == 0
    assert deadline.expired


def test_a_call_gets_its_own_limit_or_what_is_left() -> None:
    hands = Hands()
    deadline = Deadline.after(2, hands)
    assert deadline.timeout(0.5) == 0.5
    hands.seconds += 1.75
    assert deadline.timeout(0.5) == 0.25
