"""The lines that Lambda itself writes into a function's log."""

import math
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """Durations in ms, memory in MB; `init_ms` in the first invocation of an environment only."""

    request_id: str
    duration_ms: float
    memory_mb: int
    peak_mb: int
    init_ms: float | None


def start_line(request_id: str, version: str) -> str:
    return f"START RequestId: {request_id} Version: {version}"


def timed_out_line(request_id: str, seconds: float) -> str:
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    return f"{moment} {request_id} Task timed out after {seconds:.2f} seconds\n"


def end_lines(report: Report) -> str:
    parts = [
        f"REPORT RequestId: {report.request_id}",
        f"Duration: {report.duration_ms:.2f} ms",
        f"Billed Duration: {math.ceil(report.duration_ms)} ms",
        f"Memory Size: {report.memory_mb} MB",
        f"Max Memory Used: {report.peak_mb} MB",
    ]
    if report.init_ms is not None:
        parts.append(f"Init Duration: {report.init_ms:.2f} ms")
    return f"END RequestId: {report.request_id}\n" + "\t".join(parts)
