"""deployment.json: what the deployer has done, for the probe, the display, the tests and `make cloud-status`."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path

from localcloud.stack.state import write_private


class Phase(StrEnum):
    WAITING = "waiting for LocalStack"
    PACKAGING = "packaging"
    CREATING = "creating resources"
    SEEDING = "secrets, database, webhook"
    READY = "deployed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Deployment:
    """`session` is of this LocalStack process; `done` of `total` resources; `count` of deployments so far."""

    phase: Phase = Phase.WAITING
    session: str = ""
    done: int = 0
    total: int = 0
    detail: str = ""
    count: int = 0
    outputs: Mapping[str, str] = field(default_factory=dict)

    def write(self, file: Path) -> None:
        write_private(file, asdict(self))


def read_deployment(file: Path) -> Deployment:
    """The beginning of one when there is none, or one of another version."""
    try:
        stored = json.loads(file.read_text())
        return Deployment(**{**stored, "phase": Phase(stored["phase"])})
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return Deployment()
