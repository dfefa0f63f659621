"""The circuit before Nutritionix as an operator sees it."""

from pathlib import Path
from typing import cast
from unittest.mock import MagicMock

from pydantic import SecretStr
from redis import Redis

from nutrition.adapters.usda import FoodTable
from nutrition.bootstrap.nutrients import nutrient_provider
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodQuery
from nutrition.ports.metric_catalogue import CALL, CIRCUIT_OPEN, RESULT
from nutrition.settings import NutrientSettings
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.nutritionix import APP_ID, APP_KEY, running_vendor

NOTHING_CACHED = cast(Redis, MagicMock(get=lambda _: None))
RICE = FoodQuery("рис", "rice")
OPEN = (CIRCUIT_OPEN.name, "nutritionix")


def test_an_open_circuit_shows_and_the_embedded_table_answers(food_table: Path) -> None:
    metrics = RecordedMetrics()
    with running_vendor() as vendor:
        settings = NutrientSettings(
            nutritionix_api_base=vendor.base_url,
            nutritionix_app_id=SecretStr(APP_ID),
            nutritionix_app_key=SecretStr(APP_KEY),
        )
        provider = nutrient_provider(settings, FoodTable(food_table), NOTHING_CACHED, metrics)
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
