"""Progress of the installation: a bar with rich on a terminal once it is installed, plain lines otherwise."""

import importlib
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec

from localcloud.install.run import Report
from localcloud.install.steps import Step

_LINE_EVERY_SECONDS = 5.0
_WIDTH = 100


def perform(steps: Sequence[Step]) -> None:
    """Do the steps one after another. Raises StepFailedError."""
    if not steps:
        return
    if sys.stdout.isatty() and find_spec("rich") is not None:
        importlib.import_module("localcloud.install.rich_display").perform(steps)
        return
    for step in steps:
        began = time.monotonic()
        _say(f"{step.title} …")
        step.do(_now_and_then())
        _say(f"{step.title}: done in {time.monotonic() - began:.0f} s")


def _now_and_then() -> Report:
    """Shows a line of the output at most every few seconds: a log stays short and nobody thinks it hangs."""
    shown = time.monotonic()

    def report(line: str) -> None:
        nonlocal shown
        if line.strip() and time.monotonic() - shown >= _LINE_EVERY_SECONDS:
            shown = time.monotonic()
            _say(f"    {line.strip()[:_WIDTH]}")

    return report


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is what a person watches
