"""The command line."""

import argparse
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

REPORTS = Path(__file__).resolve().parents[1] / "reports"


@dataclass(frozen=True, slots=True)
class Options:
    """`host` is where the servers listen; `scale` makes the rounds longer or shorter."""

    host: str
    seed: int
    scale: float
    quick: bool
    reports: Path


def parse(arguments: Sequence[str]) -> Options:
    """Ends the program with 2 for what cannot be run."""
    parser = argparse.ArgumentParser(prog="python -m loadtests.rpc", description="gRPC against REST, on this machine")
    parser.add_argument("--host", type=_loopback, default="127.0.0.1", help="an IPv4 loopback address")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=_scale, default=1.0, help="rounds so many times as long, 0.1 to 20")
    parser.add_argument("--quick", action="store_true", help="few payloads and callers: does it work, not how fast")
    parser.add_argument("--reports", type=Path, default=REPORTS)
    given = parser.parse_args(arguments)
    return Options(given.host, given.seed, given.scale, given.quick, given.reports)


def _loopback(text: str) -> str:
    try:
        refused = not ipaddress.IPv4Address(text).is_loopback
    except ValueError:
        refused = True
    if refused:
        raise argparse.ArgumentTypeError(f"{text!r} is refused: load stays on this machine, 127.0.0.0/8")
    return text


def _scale(text: str) -> float:
    scale = float(text)
    if not 0.1 <= scale <= 20:
        raise argparse.ArgumentTypeError("0.1 to 20")
    return scale
