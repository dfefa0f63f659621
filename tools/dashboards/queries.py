"""The shapes that queries of dashboards have."""

from nutrition.ports.metrics import Duration, Metric
from tools.dashboards.grafana import Query

_WINDOW = "[$__rate_interval]"


def rate(name: str, by: str, legend: str, where: str = "") -> Query:
    """Per second, added up over everything but the labels of `by`."""
    return Query(f"sum by ({by}) (rate({name}{_filter(where)}{_WINDOW}))", legend)


def quantiles(
    name: str, by: str = "", legend: str = "", where: str = "", of: tuple[float, ...] = (0.95,)
) -> list[Query]:
    """Of a histogram, a query for each quantile."""
    labels = f"le, {by}" if by else "le"
    return [
        Query(
            f"histogram_quantile({each}, sum by ({labels}) (rate({name}_bucket{_filter(where)}{_WINDOW})))",
            " ".join(filter(None, (legend, f"p{each * 100:g}"))),
        )
        for each in of
    ]


def count_of(metric: Duration) -> str:
    return f"{metric.name}_count"


def state(metric: Metric, legend: str) -> Query:
    return Query(metric.name, legend)


def share(part: str, whole: str, legend: str) -> Query:
    """0 to 1; 0 while there is nothing to take a share of."""
    return Query(f"sum(rate({part}{_WINDOW})) / clamp_min(sum(rate({whole}{_WINDOW})), 1e-9)", legend)


def _filter(where: str) -> str:
    return f"{{{where}}}" if where else ""
