"""Everything that one update, or one scheduled run, has led to, out of the log lines of all children."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localcloud.stack.dataroot import DataRoot

_NAMED = ("timestamp", "level", "service", "message", "correlation_id", "location")


@dataclass(frozen=True, slots=True)
class TracedLine:
    """`source` is the child that wrote it."""

    source: str
    fields: dict[str, Any]

    def __str__(self) -> str:
        """Time of day (UTC), child, level, message, and the other fields as name=value."""
        time = str(self.fields.get("timestamp", ""))[11:23]
        rest = " ".join(f"{name}={value}" for name, value in self.fields.items() if name not in _NAMED)
        message = self.fields.get("message", "")
        return f"{time}  {self.source:<16}  {self.fields.get('level', ''):<7}  {message}  {rest}".rstrip()


def trace(root: DataRoot, correlation_id: str) -> list[TracedLine]:
    """The lines that carry `correlation_id`, of this run and of those whose logs are kept, in the order of time."""
    logs = (root.path / "logs").glob("*.log*")
    found = [line for log in logs for line in _lines(log) if line.fields.get("correlation_id") == correlation_id]
    return sorted(found, key=lambda line: str(line.fields.get("timestamp", "")))


def _lines(log: Path) -> Iterator[TracedLine]:
    """Those that are JSON objects: stores, and a process that breaks down, write otherwise."""
    with log.open(errors="replace") as file:
        for text in file:
            try:
                fields = json.loads(text)
            except ValueError:
                continue
            if isinstance(fields, dict):
                yield TracedLine(log.name.partition(".log")[0], fields)
