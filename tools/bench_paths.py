"""`python -m tools.bench_paths`: how long a person waits for a draft, against the running stack.

One person, warm: the time from the message that the simulator takes in to the draft that it shows, over the webhook,
the queue, the scenarios function, the services and PostgreSQL. Before it: `make up DETACH=1`.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from localcloud.stack.running import product_environment
from localcloud.stack.settings import settings_from

ROOT = Path(__file__).resolve().parents[1]
PHOTO = ROOT / "tests" / "data" / "coffee.png"
GOALS_MS = {"text": 300, "photo": 1000}
_WARM_UP = 5
_CHAT = 880_001
_PATIENCE_SECONDS = 20
_PACE_SECONDS = 0.8  # a faster person would meet Telegram's flood control, which the simulator has too

Event = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.bench_paths", description=__doc__)
    parser.add_argument("--url", help="the Telegram simulator; default: the running stack's", default=_simulator())
    parser.add_argument("--photo", type=Path, default=PHOTO)
    parser.add_argument("-n", "--number", type=int, default=40)
    options = parser.parse_args()
    with httpx.Client(base_url=f"{options.url}/client/{_CHAT}", timeout=_PATIENCE_SECONDS) as client:
        client.post("/language", json={"language_code": "en"}).raise_for_status()
        picture = options.photo.read_bytes()

        def send_text() -> None:
            client.post("/text", json={"text": "buckwheat 200 g, chicken 150 g and an apple"}).raise_for_status()

        def send_photo() -> None:
            client.post("/photo", files={"file": (options.photo.name, picture)}).raise_for_status()

        with _events(client) as events:
            text = [_wait_for_draft(client, events, send_text) for _ in range(_WARM_UP + options.number)]
            photo = [_wait_for_draft(client, events, send_photo) for _ in range(_WARM_UP + options.number)]
    _report({"text": text[_WARM_UP:], "photo": photo[_WARM_UP:]})
    return 0


def _simulator() -> str:
    """Where the stack of this data directory has its simulator."""
    return product_environment(settings_from(os.environ))["TELEGRAM_API_BASE"]


@contextmanager
def _events(client: httpx.Client) -> Iterator[Iterator[Event]]:
    """What the chat page is told, as it happens."""
    with client.stream("GET", "/events") as response:
        lines = response.iter_lines()
        events = (json.loads(line.removeprefix("data:")) for line in lines if line.startswith("data:"))
        assert next(events)["type"] == "ready"
        yield events


def _wait_for_draft(client: httpx.Client, events: Iterator[Event], send: Callable[[], None]) -> float:
    """Milliseconds until the draft stands in the chat; it is then cancelled, outside of the time."""
    started = time.perf_counter()
    send()
    draft = next(event["message"] for event in events if _has_button(event, "Cancel"))
    taken = (time.perf_counter() - started) * 1000
    data = next(button["data"] for row in draft["buttons"] for button in row if "Cancel" in button["text"])
    client.post("/press", json={"message_id": draft["message_id"], "data": data}).raise_for_status()
    next(event for event in events if event["type"] == "edited" and not event["message"]["buttons"])
    time.sleep(max(0.0, started + _PACE_SECONDS - time.perf_counter()))
    return taken


def _has_button(event: Event, label: str) -> bool:
    if event["type"] not in {"message", "edited"} or event["message"]["from"] != "bot":
        return False
    return any(label in button["text"] for row in event["message"]["buttons"] for button in row)


def _report(durations: dict[str, list[float]]) -> None:
    for path, taken in durations.items():
        p50, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        print(f"{path:5}  p50 {p50:4.0f} ms  p95 {p95:4.0f} ms  goal {GOALS_MS[path]} ms  n = {len(taken)}")
    print(f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, commit {_commit()}")


def _processor() -> str:
    """Linux names it here only."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _commit() -> str:
    command = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"  # noqa: S603  # fixed words


if __name__ == "__main__":
    sys.exit(main())
