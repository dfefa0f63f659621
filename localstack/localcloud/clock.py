"""`python -m localcloud.clock`: calls the scheduler function at a steady interval, as EventBridge Scheduler does.

A run that fails is logged and the next one comes all the same; a run that lasts longer than the interval delays the
next one, two never overlap. SIGTERM ends it at once, or after the run in progress.
"""

import argparse
import signal
import socket
import sys
import time
from collections.abc import Callable

from localcloud.function import LocalFunction
from localcloud.settings import ClockSettings
from nutrition.errors import ConfigurationError
from nutrition.observability import configure_logging, log_failure

DEFAULT_FUNCTION = "scheduler.handler.handler"

logger = configure_logging("localcloud")


class StopSignal:
    """SIGTERM and SIGINT as something to wait for: the interpreter writes a byte to a socket when one arrives.

    An Event set in a signal handler can deadlock with the wait that it interrupts.
    """

    def __init__(self) -> None:
        self._read, write = socket.socketpair()
        write.setblocking(False)
        self._write = write
        signal.set_wakeup_fd(write.fileno())
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda *_: None)  # the byte is the message

    def wait(self, seconds: float) -> bool:
        """Whether a signal came within `seconds` or before."""
        self._read.settimeout(max(seconds, 0.001))
        try:
            self._read.recv(1, socket.MSG_PEEK)
        except TimeoutError:
            return False
        return True


def tick(function: LocalFunction) -> None:
    """One run; never raises."""
    try:
        function.invoke({})
    except Exception as error:  # noqa: BLE001 - the clock goes on whatever a run raises
        log_failure(logger, "scheduled run failed", error, function=function.name)


def run(function: LocalFunction, interval: float, wait: Callable[[float], bool]) -> None:
    """Tick until `wait(seconds)` says to stop."""
    while True:
        started = time.monotonic()
        tick(function)
        if wait(interval - (time.monotonic() - started)):
            return


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="localcloud.clock", description="call the scheduler function at an interval")
    parser.add_argument("--function", default=DEFAULT_FUNCTION, help="dotted path of the handler")
    options = parser.parse_args(arguments)
    try:
        settings = ClockSettings.load()
        function = LocalFunction.load(options.function, settings.function_timeout_seconds)
    except ConfigurationError as error:
        logger.error("wrong settings", extra={"problem": str(error)})  # noqa: TRY400 - one line; it names settings only
        return 1
    stop = StopSignal()
    logger.info("clock ready", function=options.function, interval_s=settings.clock_interval_seconds)
    run(function, settings.clock_interval_seconds, stop.wait)
    return 0


if __name__ == "__main__":
    sys.exit(main())
