"""Is everybody answered, and in time? The first thing that an operator looks at."""

from nutrition.ports.metric_catalogue import (
    ANALYSIS,
    CHORE,
    DEAD_LETTERS,
    ERRORS,
    GIVEN_UP,
    PART_HEALTHY,
    PART_MEMORY,
    PART_RESTARTS,
    QUEUE_AGE,
    QUEUE_IN_HAND,
    QUEUE_WAITING,
    UPDATE_ANSWERED,
    UPDATE_HANDLING,
    WEBHOOK_REQUEST,
)
from tools.dashboards.grafana import Dashboard, Panel, Query
from tools.dashboards.queries import count_of, quantiles, rate, share, state

_STEPS = 'kind=~"text|command|button"'
_THREE = (0.5, 0.95, 0.99)

PRODUCT = Dashboard(
    "product",
    "Nutrition: people and answers",
    (
        Panel(
            "Answered, text steps (H1: p95 below 200 ms)",
            "s",
            tuple(quantiles(UPDATE_ANSWERED.name, where=_STEPS, of=_THREE)),
            limit=0.2,
            description=UPDATE_ANSWERED.meaning,
        ),
        Panel(
            "Acknowledged (H1: p95 below 50 ms)",
            "s",
            tuple(quantiles(WEBHOOK_REQUEST.name, where='route="webhook"', of=_THREE)),
            limit=0.05,
            description=WEBHOOK_REQUEST.meaning,
        ),
        Panel("Answered by kind of update, p95", "s", tuple(quantiles(UPDATE_ANSWERED.name, "kind", "{{kind}}"))),
        Panel("Handled by scenario, p95", "s", tuple(quantiles(UPDATE_HANDLING.name, "scenario", "{{scenario}}"))),
        Panel("Updates", "reqps", (rate(count_of(UPDATE_HANDLING), "kind, outcome", "{{kind}} {{outcome}}"),)),
        Panel("Webhook requests", "reqps", (rate(count_of(WEBHOOK_REQUEST), "route, status", "{{route}} {{status}}"),)),
        Panel(
            "Errors by code",
            "cps",
            (rate(ERRORS.name, "service, code", "{{service}} {{code}}"),),
            description=ERRORS.meaning,
        ),
        Panel(
            "Share of updates that failed",
            "percentunit",
            (
                Query(
                    f'(sum(rate({count_of(UPDATE_HANDLING)}{{outcome="failed"}}[$__rate_interval])) or vector(0))'
                    f" / clamp_min(sum(rate({count_of(UPDATE_HANDLING)}[$__rate_interval])), 1e-9)",
                    "failed",
                ),
            ),
        ),
        Panel(
            "Messages in the queues",
            "short",
            (state(QUEUE_WAITING, "{{queue}} waiting"), state(QUEUE_IN_HAND, "{{queue}} in hand")),
        ),
        Panel("Oldest waiting message", "s", (state(QUEUE_AGE, "{{queue}}"),), limit=30),
        Panel(
            "Dead letters",
            "short",
            (
                state(DEAD_LETTERS, "{{queue}}"),
                Query(f"sum(rate({GIVEN_UP.name}[$__rate_interval]))", "people told, per second"),
            ),
        ),
        Panel("Analyses, p95", "s", tuple(quantiles(ANALYSIS.name, "outcome", "{{outcome}}"))),
        Panel("Chores of the scheduler", "cps", (rate(count_of(CHORE), "chore, outcome", "{{chore}} {{outcome}}"),)),
        Panel(
            "Parts of the stack",
            "short",
            (state(PART_HEALTHY, "{{part}} healthy"), state(PART_RESTARTS, "{{part}} restarts")),
        ),
        Panel("Memory of the parts", "bytes", (state(PART_MEMORY, "{{part}}"),)),
        Panel(
            "Requests that the webhook took",
            "percentunit",
            (
                share(
                    f'{count_of(WEBHOOK_REQUEST)}{{route="webhook",status="200"}}',
                    f'{count_of(WEBHOOK_REQUEST)}{{route="webhook"}}',
                    "accepted",
                ),
            ),
        ),
    ),
)
