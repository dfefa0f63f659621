"""`python -m tools.dashboards`: write the dashboards that Grafana is provisioned with."""

import json
from pathlib import Path

from tools.dashboards.calls import CALLS
from tools.dashboards.grafana import Dashboard
from tools.dashboards.meals import MEALS_DASHBOARD
from tools.dashboards.product import PRODUCT
from tools.dashboards.services import SERVICES

DIRECTORY = Path(__file__).parents[2] / "localstack" / "monitoring" / "dashboards"
DASHBOARDS = (PRODUCT, MEALS_DASHBOARD, CALLS, SERVICES)


def text_of(dashboard: Dashboard) -> str:
    return json.dumps(dashboard.model(), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    for dashboard in DASHBOARDS:
        (DIRECTORY / f"{dashboard.uid}.json").write_text(text_of(dashboard), encoding="utf-8")


if __name__ == "__main__":
    main()
