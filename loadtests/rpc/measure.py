"""One run: each call over each transport in turns, round by round, so that whatever else the machine does weighs on
all of them alike."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from loadtests.rpc.cases import Case
from loadtests.rpc.clients import Answer, Transport, as_message, client, transports
from loadtests.rpc.engines import Kind
from loadtests.rpc.figures import Cell, comparison, figures
from loadtests.rpc.processes import ServerProcess
from loadtests.rpc.rounds import Callers, Round, run_round
from loadtests.rpc.wire import CountingRelay, bytes_a_call

_WARM_CALLS, _COUNTED_CALLS = 5, 10
_PACE_ROUNDS, _PACE_SECONDS = 2, 3.0
_PATIENCE_SECONDS = 10.0  # a cell that has taken longer gets no further round
# 100 people chatting send 17 updates a second (docs/performance.md, "Many people at once").
PACE = Callers(100, pause=6.0)


class DifferentAnswersError(RuntimeError):
    """The transports do not give the same answer, so comparing their times would mean nothing."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`seconds` is the length of a round, by engine."""

    at_once: tuple[int, ...]
    rounds: int
    seconds: dict[Kind, float]
    warm_up: float
    seed: int


def measure(case: Case, server: ServerProcess, plan: Plan) -> Iterator[Cell]:
    """A cell for each number of callers. Raises DifferentAnswersError."""
    ways = transports(case.call)
    if case.kind == "real":  # where an engine works, the body form's gain drowns in its noise
        ways = ways[:2]
    check_same_answers(case, server, ways)
    wire = {way: _wire_bytes(case, server, way) for way in ways}
    for at_once in plan.at_once:
        rounds = _turns(case, server, ways, Callers(at_once), plan, plan.rounds, plan.seconds[case.kind])
        yield _cell(case, Callers(at_once), rounds, wire)
    if case.paced:
        yield _cell(case, PACE, _turns(case, server, ways, PACE, plan, _PACE_ROUNDS, _PACE_SECONDS), wire)


def check_same_answers(case: Case, server: ServerProcess, ways: Sequence[Transport]) -> None:
    """Raises DifferentAnswersError."""
    answers = []
    for way in ways:
        with client(way, case.call, server.host, port_of(server, way), 1) as call:
            answers.append(as_message(call(), case.call.answer))
    if any(answer != answers[0] for answer in answers[1:]):
        raise DifferentAnswersError(f"{case.call.name}, {case.payload} bytes: the transports answer differently")


def port_of(server: ServerProcess, way: Transport) -> int:
    return server.grpc_port if way is Transport.GRPC else server.rest_port


def _wire_bytes(case: Case, server: ServerProcess, way: Transport) -> float:
    with (
        CountingRelay(server.host, port_of(server, way)) as relay,
        client(way, case.call, server.host, relay.port, 1) as call,
    ):
        return bytes_a_call(relay, call, _WARM_CALLS, _COUNTED_CALLS)


def _turns(
    case: Case,
    server: ServerProcess,
    ways: Sequence[Transport],
    callers: Callers,
    plan: Plan,
    rounds: int,
    seconds: float,
) -> dict[Transport, list[Round]]:
    with ExitStack() as stack:
        calls: dict[Transport, Callable[[], Answer]] = {}
        for way in ways:
            opened = client(way, case.call, server.host, port_of(server, way), callers.at_once)
            calls[way] = stack.enter_context(opened)
            run_round(calls[way], Callers(callers.at_once), plan.warm_up, server.cpu_seconds, plan.seed)
        made: dict[Transport, list[Round]] = {way: [] for way in ways}
        began = time.monotonic()
        for number in range(rounds):
            if number and time.monotonic() - began > _PATIENCE_SECONDS:
                break
            first = number % len(ways)
            for way in (*ways[first:], *ways[:first]):
                made[way].append(run_round(calls[way], callers, seconds, server.cpu_seconds, plan.seed + number))
        return made


def _cell(case: Case, callers: Callers, rounds: dict[Transport, list[Round]], wire: dict[Transport, float]) -> Cell:
    ours, *rivals = rounds
    return Cell(
        service=case.service,
        kind=case.kind,
        call=case.call.name,
        payload=case.payload,
        callers=callers,
        figures=tuple(figures(way, made, wire[way]) for way, made in rounds.items()),
        comparisons=tuple(comparison(way, rounds[ours], rounds[way], (wire[ours], wire[way])) for way in rivals),
        errors=tuple(f"{way}: {error}" for way, made in rounds.items() for one in made for error in one.errors),
    )
