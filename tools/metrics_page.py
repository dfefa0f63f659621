"""`python -m tools.metrics_page`: write the catalogue's tables into docs/metrics.md."""

from collections.abc import Sequence
from pathlib import Path

from nutrition.ports.metric_catalogue import EXPORTER, PRODUCT
from nutrition.ports.metrics import Counter, Duration, Gauge, Label, Metric

PAGE = Path(__file__).parents[1] / "docs" / "metrics.md"
_BEGIN, _END = "<!-- the catalogue: made by python -m tools.metrics_page -->", "<!-- end of the catalogue -->"
_MOST_SHOWN = 14


def metrics_page(page: str) -> str:
    """`page` with the tables as they are now. Raises ValueError when it has no place for them."""
    before, begin, rest = page.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError("the page has no place for the catalogue")
    tables = f"### Of the product\n\n{_table(PRODUCT)}\n### Of the embedded stack's exporter\n\n{_table(EXPORTER)}"
    return f"{before}{begin}\n\n{tables}\n{end}{after}"


def _table(metrics: Sequence[Metric]) -> str:
    rows = [f"| `{each.name}` | {_kind(each)} | {_labels(each.labels)} | {each.meaning} |" for each in metrics]
    return "\n".join(["| Name | Kind, unit | Labels | Meaning |", "|---|---|---|---|", *rows, ""])


def _kind(metric: Metric) -> str:
    match metric:
        case Counter():
            return "counter, 1"
        case Duration():
            return "histogram, s"
        case Gauge():
            return f"gauge, {metric.unit}"
    return "?"


def _labels(labels: Sequence[Label]) -> str:
    return "; ".join(f"`{label.name}`: {_values(label)}" for label in labels) or "none"


def _values(label: Label) -> str:
    shown = sorted(label.values)
    return ", ".join(shown[:_MOST_SHOWN]) + (f", … ({len(shown)})" if len(shown) > _MOST_SHOWN else "")


if __name__ == "__main__":
    PAGE.write_text(metrics_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
