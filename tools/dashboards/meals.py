"""What people do, and how well they are understood."""

from nutrition.ports.metric_catalogue import MEALS, NUTRIENT_CACHE, RESULT
from tools.dashboards.grafana import Dashboard, Panel
from tools.dashboards.queries import rate, share

MEALS_DASHBOARD = Dashboard(
    "meals",
    "Nutrition: meals and understanding",
    (
        Panel("Meals", "cps", (rate(MEALS.name, "origin, event", "{{origin}} {{event}}"),), description=MEALS.meaning),
        Panel(
            "Drafts that were saved",
            "percentunit",
            tuple(
                share(
                    f'{MEALS.name}{{origin="{origin}",event="saved"}}',
                    f'{MEALS.name}{{origin="{origin}",event="drafted"}}',
                    origin,
                )
                for origin in ("photo", "text")
            ),
        ),
        Panel("What pictures show", "cps", (rate(RESULT.name, "result", "{{result}}", 'source="vision"'),)),
        Panel(
            "What words say",
            "cps",
            (rate(RESULT.name, "source, result", "{{source}} {{result}}", 'source=~"language_.*"'),),
        ),
        Panel(
            "Where nutrients come from",
            "cps",
            (rate(RESULT.name, "source, result", "{{source}} {{result}}", 'source=~"nutritionix|food_table"'),),
        ),
        Panel("Cache of nutrients", "cps", (rate(NUTRIENT_CACHE.name, "result", "{{result}}"),)),
    ),
)
