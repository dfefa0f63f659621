"""The command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

_MOST_USERS = 2000
_MOST_MINUTES = 60.0


@dataclass(frozen=True, slots=True)
class Options:
    """`target` is None for a stack of the test's own. Times in s."""

    users: tuple[int, ...]
    measured: float
    warm_up: float
    seed: int
    target: str | None
    smoke: bool


def parse(arguments: Sequence[str]) -> Options:
    """Ends the program with 2 for what cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m loadtests", description="load on the product, on this machine")
    parser.add_argument("--users", type=_users, default=(100,), help="people at once; several: 10,50,100")
    parser.add_argument("--minutes", type=_minutes, default=3.0, help="measured time for each number of people")
    parser.add_argument("--warm-up", type=float, default=60.0, help="seconds before that")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", help="a Telegram simulator that runs already; default: a stack of its own")
    parser.add_argument("--smoke", action="store_true", help="correctness only: no report, no verdict on times")
    given = parser.parse_args(arguments)
    return Options(given.users, given.minutes * 60, given.warm_up, given.seed, given.target, given.smoke)


def _users(text: str) -> tuple[int, ...]:
    users = tuple(sorted({int(each) for each in text.split(",")}))
    if not all(1 <= each <= _MOST_USERS for each in users):
        raise argparse.ArgumentTypeError(f"1 to {_MOST_USERS} people")
    return users


def _minutes(text: str) -> float:
    minutes = float(text)
    if not 0 < minutes <= _MOST_MINUTES:
        raise argparse.ArgumentTypeError(f"up to {_MOST_MINUTES:.0f} minutes")
    return minutes
