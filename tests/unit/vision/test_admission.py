"""Bounded concurrency: who gets in, who waits, who is refused."""

import threading
from collections.abc import Callable

import pytest

from vision.admission import Admission
from vision.errors import DeadlineError, Reason, VisionError


def for_ever() -> None:
    return None


def seconds(value: float) -> Callable[[], float]:
    return lambda: value


def test_one_more_than_may_wait_is_refused_at_once() -> None:
    admission = Admission(workers=1, max_waiting=0)
    with admission.enter(for_ever), pytest.raises(VisionError) as caught, admission.enter(for_ever):
        pytest.fail("a second picture got in")
    assert caught.value.reason is Reason.OVERLOADED


def test_a_place_is_free_again_after_a_failure() -> None:
    admission = Admission(workers=1, max_waiting=0)
    with pytest.raises(ValueError, match="broken"), admission.enter(for_ever):
        raise ValueError("broken")
    with admission.enter(for_ever):
        pass


def test_waiting_ends_with_the_callers_patience() -> None:
    admission = Admission(workers=1, max_waiting=1)
    with admission.enter(for_ever):
        with pytest.raises(DeadlineError), admission.enter(seconds(0.01)):
            pytest.fail("got in without a worker")
        with pytest.raises(DeadlineError), admission.enter(seconds(-1)):
            pytest.fail("got in after the deadline")


def test_a_waiting_caller_gets_in_when_a_worker_is_free() -> None:
    admission = Admission(workers=1, max_waiting=1)
    inside = threading.Event()

    def wait_and_enter() -> None:
        with admission.enter(seconds(10)):
            inside.set()

    with admission.enter(for_ever):
        waiting = threading.Thread(target=wait_and_enter)
        waiting.start()
        assert not inside.is_set()
    waiting.join(timeout=10)
    assert inside.is_set()
