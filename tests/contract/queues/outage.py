"""Every transport says the same when its broker is not there or does not answer."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from socket import socket

import pytest

from nutrition.errors import DependencyUnavailableError
from webhook.api import Broker

MakeQueue = Callable[[int], Broker]
# Three tries with their time-outs; Telegram waits longer for a webhook.
_MOST_SECONDS = 15.0


@contextmanager
def port(*, listening: bool) -> Iterator[int]:
    """One where nobody listens, or one where connections are taken and never answered."""
    with closing(socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        if listening:
            listener.listen()
        yield int(listener.getsockname()[1])


class OutageContract:
    """A transport's test module provides the fixture `make_queue`: a queue whose broker is at a port of this host."""

    @pytest.mark.parametrize("listening", [False, True], ids=["nobody there", "no answer"])
    def test_an_outage_is_an_error_in_bounded_time_and_not_a_lost_message(
        self, make_queue: MakeQueue, *, listening: bool
    ) -> None:
        with port(listening=listening) as number:
            queue, began = make_queue(number), time.monotonic()
            with pytest.raises(DependencyUnavailableError):
                queue.send("{}", group="1", deduplication="1")
            assert time.monotonic() - began < _MOST_SECONDS
            with pytest.raises(DependencyUnavailableError):
                queue.ping()
