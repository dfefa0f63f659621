"""Everything outside the process that an answer waits for."""

from nutrition.ports.metric_catalogue import CALL, CIRCUIT_OPEN, QUEUES_READABLE
from tools.dashboards.grafana import Dashboard, Panel, Query
from tools.dashboards.queries import count_of, quantiles, rate, state

_FAILED = 'outcome=~"unavailable|rejected|throttled|error"'


def _of(dependency: str, title: str) -> tuple[Panel, ...]:
    where = f'dependency="{dependency}"'
    return (
        Panel(
            f"{title}: calls",
            "reqps",
            (rate(count_of(CALL), "operation, outcome", "{{operation}} {{outcome}}", where),),
        ),
        Panel(f"{title}: p95", "s", tuple(quantiles(CALL.name, "operation", "{{operation}}", where))),
    )


CALLS = Dashboard(
    "calls",
    "Nutrition: calls of other systems",
    (
        Panel("Calls", "reqps", (rate(count_of(CALL), "dependency", "{{dependency}}"),), description=CALL.meaning),
        Panel("p95", "s", tuple(quantiles(CALL.name, "dependency", "{{dependency}}"))),
        Panel(
            "Failed calls",
            "reqps",
            (
                # A dependency that never failed has no such series and shows as 0.
                Query(
                    f"sum by (dependency) (rate({count_of(CALL)}{{{_FAILED}}}[$__rate_interval]))"
                    f" or sum by (dependency) (rate({count_of(CALL)}[$__rate_interval])) * 0",
                    "{{dependency}}",
                ),
            ),
        ),
        Panel(
            "Circuits open, queues readable",
            "short",
            (state(CIRCUIT_OPEN, "{{dependency}} open"), state(QUEUES_READABLE, "queues readable")),
        ),
        *_of("telegram", "Telegram"),
        *_of("postgresql", "PostgreSQL"),
        *_of("language", "Language"),
        *_of("vision", "Vision"),
        *_of("mongodb", "MongoDB"),
        *_of("redis", "Redis"),
        *_of("queue", "Queue"),
        *_of("photo_store", "Photo store"),
    ),
)
