"""On what and with what a run was made."""

import os
import platform
import subprocess
import time
from pathlib import Path


def conditions(project: Path, seed: int) -> dict[str, str]:
    load = "{:.1f} {:.1f} {:.1f}".format(*os.getloadavg())
    return {
        "when": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        "machine": f"{_processor()}, {os.cpu_count()} cores",
        "Python": platform.python_version(),
        "load average before": load,
        "commit": _commit(project),
        "seed": str(seed),
    }


def _processor() -> str:
    """Linux names it here only."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _commit(project: Path) -> str:
    command = ["git", "-C", str(project), "describe", "--always", "--dirty"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"  # noqa: S603 - fixed words
