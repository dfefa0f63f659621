"""What the supervisor knows of the stack's parts."""

from collections.abc import Iterable
from pathlib import Path

import psutil
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

from localcloud.exporter.gauges import family
from localcloud.stack.status import ChildStatus, read_status
from nutrition.ports.metric_catalogue import PART_HEALTHY, PART_MEMORY, PART_RESTARTS


class PartCollector(Collector):
    def __init__(self, status_file: Path) -> None:
        self._status_file = status_file

    def collect(self) -> Iterable[Metric]:
        rows = read_status(self._status_file)
        memory: dict[tuple[str, ...], float] = {(row.name,): size for row in rows if (size := _memory(row)) is not None}
        return [
            family(PART_HEALTHY, {(row.name,): float(row.healthy) for row in rows}),
            family(PART_RESTARTS, {(row.name,): float(row.restarts) for row in rows}),
            family(PART_MEMORY, memory),
        ]


def _memory(row: ChildStatus) -> float | None:
    """Resident bytes; None without a process."""
    process = row.process()
    try:
        return None if process is None else float(process.memory_info().rss)
    except psutil.Error:
        return None
