"""A real Prometheus beside the embedded stack: its configuration, and where its programs are."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from localcloud.servers.binaries import BinaryMissingError
from localcloud.servers.ports import LOOPBACK
from localcloud.stack.settings import PROJECT

RULES = PROJECT / "localstack" / "monitoring" / "rules" / "nutrition.yml"
UNPACKED = PROJECT / "build" / "prometheus" / "usr" / "bin"  # by tests/install_prometheus.sh
_JOBS = {"nutrition": "exporter", "vision": "vision_metrics", "language": "language_metrics"}


def find_program(name: str) -> Path:
    """`prometheus` or `promtool`. Raises BinaryMissingError."""
    found = shutil.which(name) or shutil.which(str(UNPACKED / name))
    if found is None:
        raise BinaryMissingError(f"{name} is not here: tests/install_prometheus.sh fetches it with apt-get")
    return Path(found)


def configuration(ports: Mapping[str, int], every_seconds: int = 10) -> Mapping[str, Any]:
    """prometheus.yml for a stack on these ports, by the names of `localcloud.stack.ports`."""
    interval = f"{every_seconds}s"
    return {
        "global": {"scrape_interval": interval, "evaluation_interval": interval},
        "rule_files": [str(RULES)],
        "scrape_configs": [
            {"job_name": job, "static_configs": [{"targets": [f"{LOOPBACK}:{ports[port]}"]}]}
            for job, port in _JOBS.items()
        ],
    }


def command(folder: Path, ports: Mapping[str, int], every_seconds: int = 10) -> list[str]:
    """The command line of a Prometheus that keeps all it has in `folder`. Raises BinaryMissingError."""
    program = find_program("prometheus")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "prometheus.yml"
    file.write_text(json.dumps(configuration(ports, every_seconds), indent=1), encoding="utf-8")  # JSON is YAML
    return [
        str(program),
        f"--config.file={file}",
        f"--storage.tsdb.path={folder / 'data'}",
        "--storage.tsdb.retention.time=7d",
        f"--web.listen-address={LOOPBACK}:{ports['prometheus']}",
        "--log.level=warn",
    ]
