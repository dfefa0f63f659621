"""What was measured, out of the reports of `make load` and `make bench-coldstart`; kept in measurements.json."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("measurements.json")
USERS = 100  # the level of the load report that H1 is about


@dataclass(frozen=True, slots=True)
class Measurements:
    """ms of one invocation, MB that the template sets; `init_ms` is CPU time, which is wall time on an idle machine.

    A scenario's duration is from the webhook's 200 to the message in the chat, so a wait in the queue is in it: an
    upper bound. The keys of `init_ms` and `memory_mb` are functions.
    """

    about: dict[str, str]
    webhook_ms: float
    text_ms: float
    photo_ms: float
    analysis_ms: float
    scheduler_ms: float
    init_ms: dict[str, float]
    memory_mb: dict[str, int]


def read(path: Path = FILE) -> Measurements:
    return Measurements(**json.loads(path.read_text(encoding="utf-8")))


def collect(load: Path, cold_start: Path) -> Measurements:
    """From two reports. Raises ValueError when the load report has no level with 100 people."""
    loaded, cold = _json(load), _json(cold_start)
    level = next((each for each in loaded["levels"] if each["users"] == USERS), None)
    if level is None:
        raise ValueError(f"{load.name} has no run with {USERS} people")
    steps = {each["step"]: each["answered"]["p50"] for each in level["steps"]}
    rows = {each["function"]: each for each in cold["rows"] if each["function"] != "bare"}
    acknowledged = level["text"]["acknowledged"]["p50"]
    return Measurements(
        about={
            "load": f"{loaded['about']['when']}, commit {loaded['about']['commit']}, {loaded['about']['machine']}",
            "cold starts": f"{cold['about']['when']}, commit {cold['about']['commit']}, {cold['about']['machine']}",
        },
        webhook_ms=_rounded(acknowledged),
        text_ms=_rounded(level["text"]["answered"]["p50"] - acknowledged),
        photo_ms=_rounded(level["photo"]["answered"]["p50"] - level["photo"]["acknowledged"]["p50"]),
        analysis_ms=_rounded(steps["analysis"]),
        scheduler_ms=_rounded(rows["Scheduler"]["call_ms"]),
        init_ms={name: _rounded(each["init_cpu_ms"]) for name, each in rows.items()},
        memory_mb={name: each["memory_mb"] for name, each in rows.items()},
    )


def write(measured: Measurements, path: Path = FILE) -> None:
    path.write_text(json.dumps(asdict(measured), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _rounded(value: float) -> float:
    return round(value, 1)
