"""Start and stop order of the children."""

import pytest

from localcloud.servers.process import Launch
from localcloud.stack.child import Child, Kind
from localcloud.stack.graph import BadGraphError, start_waves, stop_waves
from localcloud.stack.probes import exit_code


def child(name: str, *needs: str, kind: Kind = Kind.SERVICE) -> Child:
    def launch() -> Launch:
        raise AssertionError("the order is found without starting anything")

    return Child(name, name, launch, exit_code, needs, kind)


def names(waves: list[list[Child]]) -> list[list[str]]:
    return [[one.name for one in wave] for wave in waves]


STACK = [
    child("pg", kind=Kind.STORE),
    child("redis", kind=Kind.STORE),
    child("mongo", kind=Kind.STORE),
    child("migrate", "pg", kind=Kind.TASK),
    child("vision"),
    child("webhook", "redis"),
    child("worker", "migrate", "redis"),
]


def test_all_that_needs_nothing_starts_at_once() -> None:
    assert names(start_waves(STACK)) == [["pg", "redis", "mongo", "vision"], ["migrate", "webhook"], ["worker"]]


def test_programs_stop_before_what_they_need_and_stores_last_one_by_one() -> None:
    assert names(stop_waves(STACK)) == [["worker"], ["migrate", "webhook"], ["vision"], ["mongo"], ["redis"], ["pg"]]


def test_a_need_that_nobody_declares_is_named() -> None:
    with pytest.raises(BadGraphError, match="webhook needs queue"):
        start_waves([child("webhook", "queue")])


def test_a_circle_of_needs_is_refused() -> None:
    with pytest.raises(BadGraphError, match="need each other"):
        start_waves([child("a", "b"), child("b", "a")])
