"""The file of assumptions, typed. A name that is missing or not known is an error, not a zero."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

FILE = Path(__file__).with_name("assumptions.toml")
Part = TypeVar("Part")


class AssumptionError(Exception):
    """The file does not say what the model needs; the message says where."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Of one user and day; see the file for each."""

    active_share: float
    updates: float
    photos: float
    analyses: float
    calls: float
    messages: float
    peak_hour_share: float
    peak_factor: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """kB (10³ bytes)."""

    update_kb: float
    call_kb: float
    photo_kb: float
    chart_kb: float
    log_kb: float
    access_log_kb: float
    rows_kb: float
    profile_kb: float


@dataclass(frozen=True, slots=True)
class Runtime:
    """Units are in the names: ms of one thing, or a number a month."""

    telegram_ms: float
    kept_years: float
    log_days: float
    secrets_ms: float
    idle_polls: float
    database_ms: float
    vision_ms: float
    language_ms: float
    custom_metrics: float
    photo_hours: float
    photo_lists: float
    image_gb: float
    database_io: float


@dataclass(frozen=True, slots=True)
class Population:
    users: int
    size: str
    multi_az: bool
    cold_share: float


@dataclass(frozen=True, slots=True)
class Stack:
    """What one size of the template is; `…_cpu` in vCPU."""

    database_class: str
    database_gb: float
    database_cores: float
    mongo_class: str
    redis_class: str
    vision_cpu: float
    vision_gb: float
    language_cpu: float
    language_gb: float
    tasks_least: int
    tasks_most: int
    nat_gateways: int
    endpoints: int
    secrets: int
    alarms: int
    dashboards: int
    keys: int
    scenarios_concurrency: int
    analysis_concurrency: int
    requests_per_second: int
    database_connections: int


@dataclass(frozen=True, slots=True)
class Limits:
    telegram_messages_per_second: float
    lambda_concurrency: float
    sqs_per_second: float
    cpu_target: float
    connections_reserved: int
    connections_fixed: int


@dataclass(frozen=True, slots=True)
class Price:
    usd: float
    unit: str
    known: str
    page: str


@dataclass(frozen=True, slots=True)
class Assumptions:
    region: str
    currency: str
    hours: float
    days: float
    usage: Usage
    sizes: Sizes
    runtime: Runtime
    populations: tuple[Population, ...]
    stacks: dict[str, Stack]
    limits: Limits
    prices: dict[str, Price]
    instances: dict[str, Price]
    resources: dict[str, str]

    def usd(self, name: str) -> float:
        """The price of one unit. Raises AssumptionError for a name without a price."""
        found = self.prices.get(name) or self.instances.get(name)
        if found is None:
            raise AssumptionError(f"prices: {name} has none")
        return found.usd

    @property
    def seconds(self) -> float:
        """Of a month."""
        return self.hours * 3600


def read(path: Path = FILE) -> Assumptions:
    """Raises AssumptionError."""
    return parse(tomllib.loads(path.read_text(encoding="utf-8")))


def parse(content: dict[str, Any]) -> Assumptions:
    prices = dict(content.get("prices", {}))
    instances = prices.pop("instance_hour", {})
    return Assumptions(
        region=content["region"],
        currency=content["currency"],
        hours=content["hours"],
        days=content["days"],
        usage=_part(Usage, "usage", content["usage"]),
        sizes=_part(Sizes, "sizes", content["sizes"]),
        runtime=_part(Runtime, "runtime", content["runtime"]),
        populations=tuple(_part(Population, "populations", each) for each in content["populations"]),
        stacks={name: _part(Stack, f"stacks.{name}", each) for name, each in content["stacks"].items()},
        limits=_part(Limits, "limits", content["limits"]),
        prices={name: _part(Price, f"prices.{name}", each) for name, each in prices.items()},
        instances={name: _part(Price, f"prices.{name}", each) for name, each in instances.items()},
        resources=content["resources"],
    )


def _part(kind: type[Part], where: str, content: dict[str, Any]) -> Part:
    wanted = {each.name for each in fields(kind)}  # type: ignore[arg-type] # a dataclass, which no bound can say
    if wrong := wanted ^ content.keys():
        raise AssumptionError(f"{where}: {', '.join(sorted(wrong))} missing or not known")
    return kind(**content)
