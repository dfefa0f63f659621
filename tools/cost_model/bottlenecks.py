"""What is full first: the load of the busiest seconds against what each part can carry."""

from dataclasses import dataclass

from tools.cost_model.lines import Case


@dataclass(frozen=True, slots=True)
class Part:
    """`load` and `capacity` in `unit`; of the load, `fixed` does not grow with the users."""

    name: str
    unit: str
    load: float
    capacity: float
    fixed: float = 0.0

    @property
    def used(self) -> float:
        """1.0 is full."""
        return self.load / self.capacity

    def full_at(self, users: int) -> float:
        """How many users fill it, when `users` make the load."""
        return users * (self.capacity - self.fixed) / (self.load - self.fixed)


def parts(case: Case) -> list[Part]:
    """The fullest first."""
    demand, stack, limits = case.demand, case.stack, case.assumed.limits
    scenarios = demand.updates_per_second * demand.scenarios_ms / 1000
    analysis = demand.analyses_per_second * demand.analysis_ms / 1000
    webhook = demand.updates_per_second * demand.webhook_ms / 1000
    runtime = case.assumed.runtime
    found = [
        Part(
            "Telegram's limit of new messages", "1/s", demand.messages_per_second, limits.telegram_messages_per_second
        ),
        Part("PostgreSQL's CPU", "cores", demand.updates_per_second * runtime.database_ms / 1000, stack.database_cores),
        Part(
            "PostgreSQL's connections",
            "connections",
            scenarios + analysis + limits.connections_fixed,
            stack.database_connections - limits.connections_reserved,
            limits.connections_fixed,
        ),
        Part("concurrency of the scenarios", "environments", scenarios, stack.scenarios_concurrency),
        Part("concurrency of the analysis", "environments", analysis, stack.analysis_concurrency),
        Part("Lambda's concurrency", "environments", webhook + scenarios + analysis, limits.lambda_concurrency),
        Part(
            "vision's CPU with all tasks",
            "cores",
            demand.photos_per_second * runtime.vision_ms / 1000,
            stack.tasks_most * stack.vision_cpu * limits.cpu_target,
        ),
        Part("SQS FIFO, calls of one kind", "1/s", demand.updates_per_second, limits.sqs_per_second),
        Part("API Gateway's throttle", "1/s", demand.updates_per_second, stack.requests_per_second),
    ]
    return sorted(found, key=lambda each: -each.used)
