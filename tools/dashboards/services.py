"""Vision and language as they see themselves (services/*/metrics.py)."""

from tools.dashboards.grafana import Dashboard, Panel, Query
from tools.dashboards.queries import quantiles, rate

_MEDIAN_AND_TAIL = (0.5, 0.95)

SERVICES = Dashboard(
    "services",
    "Vision and language",
    (
        Panel("Pictures by outcome", "reqps", (rate("vision_requests_total", "outcome", "{{outcome}}"),)),
        Panel("Time for a picture", "s", tuple(quantiles("vision_request_duration_seconds", of=_MEDIAN_AND_TAIL))),
        Panel(
            "Texts by method and outcome",
            "reqps",
            (rate("language_requests_total", "method, outcome", "{{method}} {{outcome}}"),),
        ),
        Panel("Time for a text", "s", tuple(quantiles("language_request_duration_seconds", "method", "{{method}}"))),
        Panel(
            "Parts of a picture's time", "s", tuple(quantiles("vision_stage_duration_seconds", "stage", "{{stage}}"))
        ),
        Panel("Memory", "bytes", (Query('process_resident_memory_bytes{job=~"vision|language"}', "{{job}}"),)),
    ),
)
