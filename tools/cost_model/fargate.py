"""How many tasks of a service run."""

import math

from tools.cost_model.assumptions import Assumptions, Stack


def tasks(assumed: Assumptions, stack: Stack, per_second: float, cpu_ms: float, cpu: float) -> int:
    """For a rate of calls that each take `cpu_ms` of one core, when a task has `cpu` of them and scales out at the
    target; between the least and the most of the size."""
    busy_cores = per_second * cpu_ms / 1000
    wanted = math.ceil(busy_cores / (cpu * assumed.limits.cpu_target))
    return min(max(wanted, stack.tasks_least), stack.tasks_most)
