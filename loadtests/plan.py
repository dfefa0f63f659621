"""What one run of the load generator is told; it travels to Locust's process as JSON in the environment."""

import json
import os
from dataclasses import asdict, dataclass

VARIABLE = "LOAD_PLAN"


@dataclass(frozen=True, slots=True)
class Plan:
    """`url`: the Telegram simulator. `samples`: path of the file for what was measured, JSON lines. Times in s.

    Users arrive during the first half of the warm-up and register at their ease in the other: a storm of registrations
    would leave a queue behind. What is sent before its end counts for correctness only. `hurry` multiplies think times.
    """

    url: str
    users: int
    warm_up: float
    measured: float
    seed: int
    first_chat: int
    photo: str
    samples: str
    hurry: float = 1.0

    @property
    def duration(self) -> float:
        return self.warm_up + self.measured

    @property
    def arrivals_per_second(self) -> float:
        return max(1.0, self.users / max(1.0, self.warm_up / 2))

    def dump(self) -> dict[str, str]:
        """The variable that `load_plan` reads."""
        return {VARIABLE: json.dumps(asdict(self))}


def load_plan() -> Plan:
    """Raises KeyError outside of a process that was started with a plan."""
    return Plan(**json.loads(os.environ[VARIABLE]))
