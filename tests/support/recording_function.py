"""A Lambda function for tests of the queues: it writes down what it receives and does what the message says."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# accept, fail (give back), fail_once, raise, crash, hang, or wait for a file. It records beside its own file, or in
# RECORDING_DIR.
RECORDING = """
import json, os, pathlib, time

here = pathlib.Path(os.environ.get("RECORDING_DIR") or pathlib.Path(__file__).parent)

def warm_up():
    (here / "warm").touch()

def handler(event, context):
    (record,) = event["Records"]
    order = json.loads(record["body"])
    with (here / "calls").open("a") as calls:
        calls.write(json.dumps({
            "name": order["name"],
            "event": event,
            "remaining_ms": context.get_remaining_time_in_millis(),
            "function": context.function_name,
            "pid": os.getpid(),
            "at": time.time(),
        }) + "\\n")
    do = order["do"]
    if do == "fail_once" and record["attributes"]["ApproximateReceiveCount"] != "1":
        do = "accept"
    if do == "raise":
        raise ValueError(f"about {order['name']}")
    if do == "crash":
        os._exit(9)
    if do == "hang":
        time.sleep(60)
    while do == "wait" and not (here / "go").exists():
        time.sleep(0.01)
    failed = [{"itemIdentifier": record["messageId"]}] if do in {"fail", "fail_once"} else []
    return {"batchItemFailures": failed}
"""


@dataclass(frozen=True)
class Recording:
    """What the function has written into its folder."""

    directory: Path

    @property
    def calls(self) -> list[dict[str, Any]]:
        path = self.directory / "calls"
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    @property
    def handled(self) -> list[str]:
        """Names of the messages in the order in which they came, each time that they came."""
        return [str(call["name"]) for call in self.calls]

    def let_go(self) -> None:
        """Of the messages that wait, now and later."""
        (self.directory / "go").touch()


def order(name: str, do: str) -> str:
    """A message's body."""
    return json.dumps({"name": name, "do": do})


def eventually(condition: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Poll, and fail with `what` when the time is over."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.02)
