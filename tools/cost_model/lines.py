"""USD a month, a line a service. Every function gives what it adds up, so that the table can be followed."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.cost_model.assumptions import Assumptions, Population, Stack
from tools.cost_model.demand import Demand
from tools.cost_model.fargate import tasks
from tools.cost_model.measurements import Measurements

_MB_PER_GB = 1024  # Lambda's GB
_KB_PER_GB = 1e6
_ZONES = 2
_FREE_OUT_GB = 100.0
_SCENARIOS_SECRETS = 5
_QUEUES_POLLED = 3
_SQS_CALLS = 3  # send, receive, delete
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Case:
    """One population with all that is known of it."""

    assumed: Assumptions
    measured: Measurements
    population: Population
    demand: Demand

    @property
    def stack(self) -> Stack:
        return self.assumed.stacks[self.population.size]

    @property
    def copies(self) -> int:
        """Of each store."""
        return 2 if self.population.multi_az else 1

    def hourly(self, price: str, number: float = 1) -> float:
        """What runs all month."""
        return self.assumed.usd(price) * self.assumed.hours * number


def gb_seconds(invocations: float, duration_ms: float, memory_mb: float) -> float:
    """Lambda's unit: GiB of configured memory times seconds."""
    return invocations * duration_ms / 1000 * memory_mb / _MB_PER_GB


def api_gateway(case: Case) -> float:
    return case.demand.updates * case.assumed.usd("api_request")


def lambda_(case: Case) -> float:
    demand, memory = case.demand, case.measured.memory_mb
    used = (
        gb_seconds(demand.updates, demand.webhook_ms, memory["Webhook"])
        + gb_seconds(demand.updates, demand.scenarios_ms, memory["Scenarios"])
        + gb_seconds(demand.analyses, demand.analysis_ms, memory["Analysis"])
        + gb_seconds(demand.runs, demand.scheduler_ms, memory["Scheduler"])
    )
    usd = case.assumed.usd
    return used * usd("lambda_gb_second") + demand.invocations * usd("lambda_request")


def sqs(case: Case) -> float:
    calls = (case.demand.updates + case.demand.analyses) * _SQS_CALLS
    return (calls + _QUEUES_POLLED * case.assumed.runtime.idle_polls) * case.assumed.usd("sqs_request")


def s3(case: Case) -> float:
    """A photo is looked for, put, and kept for a day; lists are priced as puts, deletions are free."""
    assumed, usd = case.assumed, case.assumed.usd
    kept_gb = case.demand.in_gb * assumed.runtime.photo_hours / assumed.hours
    requests = case.demand.photos * (usd("s3_put") + usd("s3_get")) + assumed.runtime.photo_lists * usd("s3_put")
    return requests + kept_gb * usd("s3_gb_month")


def secrets_manager(case: Case) -> float:
    """An environment reads its secrets again when they are stale; at most once for each invocation."""
    assumed, demand = case.assumed, case.demand
    environments = 1 + demand.updates * demand.scenarios_ms / 1000 / assumed.seconds
    most_by_time = environments * assumed.seconds * 1000 / assumed.runtime.secrets_ms
    reads = min(demand.updates, most_by_time) * _SCENARIOS_SECRETS
    return case.stack.secrets * assumed.usd("secret_month") + reads * assumed.usd("secret_call")


def cloudwatch(case: Case) -> float:
    assumed, stack, usd = case.assumed, case.stack, case.assumed.usd
    kept_gb = case.demand.log_gb * assumed.runtime.log_days / assumed.days
    logs = case.demand.log_gb * usd("log_gb") + kept_gb * usd("log_gb_month")
    watched = stack.alarms * usd("alarm_month") + stack.dashboards * usd("dashboard_month")
    return logs + watched + assumed.runtime.custom_metrics * usd("metric_month") + stack.keys * usd("key_month")


def rds(case: Case) -> float:
    """Backups up to the size of the storage are free."""
    yearly_gb = case.demand.updates * _MONTHS * case.assumed.sizes.rows_kb / _KB_PER_GB
    storage_gb = max(case.stack.database_gb, yearly_gb * case.assumed.runtime.kept_years)
    return case.copies * (case.hourly(case.stack.database_class) + storage_gb * case.assumed.usd("database_gb_month"))


def documentdb(case: Case) -> float:
    assumed = case.assumed
    stored_gb = case.population.users * assumed.sizes.profile_kb / _KB_PER_GB
    io = case.demand.updates * assumed.runtime.database_io
    used = stored_gb * assumed.usd("mongo_gb_month") + io * assumed.usd("mongo_io")
    return case.hourly(case.stack.mongo_class, case.copies) + used


def elasticache(case: Case) -> float:
    return case.hourly(case.stack.redis_class, case.copies)


def fargate(case: Case) -> float:
    """As many tasks all month as the busiest hour wants, and the registry and the zone of names."""
    assumed, stack, demand = case.assumed, case.stack, case.demand
    vision = tasks(assumed, stack, demand.photos_per_second, assumed.runtime.vision_ms, stack.vision_cpu)
    language = tasks(assumed, stack, demand.updates_per_second, assumed.runtime.language_ms, stack.language_cpu)
    cores, memory_gb = (
        vision * stack.vision_cpu + language * stack.language_cpu,
        vision * stack.vision_gb + language * stack.language_gb,
    )
    kept = assumed.runtime.image_gb * assumed.usd("image_gb_month") + assumed.usd("zone_month")
    return case.hourly("fargate_cpu_hour", cores) + case.hourly("fargate_gb_hour", memory_gb) + kept


def network(case: Case) -> float:
    """NAT with its addresses, endpoints in both zones, and what leaves AWS."""
    stack, demand, usd = case.stack, case.demand, case.assumed.usd
    hours = case.hourly("nat_hour", stack.nat_gateways) + case.hourly("address_hour", stack.nat_gateways)
    endpoints = case.hourly("endpoint_hour", stack.endpoints * _ZONES)
    through_nat = (demand.out_gb + demand.in_gb) * usd("nat_gb")
    return hours + endpoints + through_nat + max(0.0, demand.out_gb - _FREE_OUT_GB) * usd("out_gb")


LINES: dict[str, Callable[[Case], float]] = {
    "API Gateway": api_gateway,
    "Lambda": lambda_,
    "SQS": sqs,
    "S3": s3,
    "Secrets Manager": secrets_manager,
    "CloudWatch": cloudwatch,
    "RDS": rds,
    "DocumentDB": documentdb,
    "ElastiCache": elasticache,
    "Fargate": fargate,
    "Network": network,
}


def costs(case: Case) -> dict[str, float]:
    """USD a month, by line."""
    return {name: line(case) for name, line in LINES.items()}
