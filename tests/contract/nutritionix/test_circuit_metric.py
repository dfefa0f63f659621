"""The circuit before Nutritionix as an operator sees it."""

from pathlib import Path

from nutrition.adapters.nutrients.factory import NutritionixSettings, nutrient_provider
from nutrition.adapters.nutritionix import Credentials
from nutrition.adapters.usda import FoodTable
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodQuery
from nutrition.ports.metric_catalogue import CALL, CIRCUIT_OPEN, RESULT
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.nutritionix import APP_ID, APP_KEY, running_vendor

RICE = FoodQuery("рис", "rice")
OPEN = (CIRCUIT_OPEN.name, "nutritionix")


def test_an_open_circuit_shows_and_the_embedded_table_answers(food_table: Path) -> None:
    metrics = RecordedMetrics()
    with running_vendor() as vendor:
        credentials = Credentials(APP_ID, APP_KEY)
        provider = nutrient_provider(
            FoodTable(food_table), NutritionixSettings(credentials, vendor.base_url), metrics=metrics
        )
        found = provider.search(RICE, limit=5, deadline=Deadline.after(5))
        closed = metrics.states[OPEN]
        vendor.script = ["quota"]
        fallback = provider.search(RICE, limit=5, deadline=Deadline.after(5))

    assert (found[0].food.source, closed) == ("nutritionix", 0)
    assert fallback[0].food.source != "nutritionix"
    assert metrics.states[OPEN] == 1
    assert metrics.of(CALL) == {
        ("nutritionix", "search", "ok"): 1,
        ("nutritionix", "search", "rejected"): 1,
        ("food_table", "search", "ok"): 1,
    }
    assert metrics.of(RESULT) == {("nutritionix", "safe"): 1, ("food_table", "safe"): 1}
