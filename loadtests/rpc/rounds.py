"""One round: so many callers, each of whom calls, waits for the answer, and calls again."""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from grpc import RpcError
from urllib3.exceptions import HTTPError

from loadtests.rpc.clients import Answer, HttpStatusError


@dataclass(frozen=True, slots=True)
class Round:
    """`latencies` in ms, of the calls that were answered; the rest in s."""

    latencies: tuple[float, ...]
    errors: tuple[str, ...]
    seconds: float
    client_cpu: float
    server_cpu: float


@dataclass(frozen=True, slots=True)
class Callers:
    """`pause`: mean time between an answer and the next call, s, exponential; 0 is the hardest that so many can do."""

    at_once: int
    pause: float = 0.0

    @property
    def label(self) -> str:
        return f"{self.at_once}, a call in {self.pause:g} s" if self.pause else str(self.at_once)


def run_round(
    call: Callable[[], Answer], callers: Callers, seconds: float, server_cpu: Callable[[], float], seed: int
) -> Round:
    """Each caller's last call begins before `seconds` are over; the round ends with the last answer."""
    latencies: list[float] = []
    errors: list[str] = []
    over = threading.Event()
    begin = threading.Barrier(callers.at_once + 1)

    def caller(number: int) -> None:
        draw = random.Random(f"{seed} {number}")
        begin.wait()
        if callers.pause and over.wait(draw.expovariate(1 / callers.pause)):
            return
        while True:
            started = time.perf_counter()
            try:
                call()
                latencies.append((time.perf_counter() - started) * 1000)
            except (RpcError, HTTPError, HttpStatusError, ValueError) as error:
                errors.append(_described(error))
            if over.wait(draw.expovariate(1 / callers.pause)) if callers.pause else over.is_set():
                return

    threads = [threading.Thread(target=caller, args=(number,), daemon=True) for number in range(callers.at_once)]
    for thread in threads:
        thread.start()
    server_before, client_before = server_cpu(), time.process_time()
    begin.wait()
    started = time.perf_counter()
    over.wait(seconds)
    over.set()
    for thread in threads:
        thread.join()
    return Round(
        tuple(latencies),
        tuple(errors),
        time.perf_counter() - started,
        time.process_time() - client_before,
        server_cpu() - server_before,
    )


def _described(error: Exception) -> str:
    """One line; gRPC's own text is a page."""
    code = getattr(error, "code", None)
    return f"{code().name if callable(code) else type(error).__name__}: {error}".splitlines()[0][:200]
