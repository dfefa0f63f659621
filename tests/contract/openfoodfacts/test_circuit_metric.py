"""The circuit before Open Food Facts as an operator sees it."""

from typing import cast
from unittest.mock import MagicMock

import pytest
from redis import Redis

from nutrition.adapters.openfoodfacts.errors import ThrottledError
from nutrition.bootstrap.products import product_catalogue
from nutrition.domain.deadline import Deadline
from nutrition.ports.metric_catalogue import CIRCUIT_OPEN
from nutrition.settings import ProductSettings
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.openfoodfacts import SPREAD, running_vendor

OPEN = (CIRCUIT_OPEN.name, "openfoodfacts")


def test_an_open_circuit_shows() -> None:
    metrics, redis = RecordedMetrics(), MagicMock()
    redis.get.return_value = None
    redis.register_script.return_value = lambda **_: 1
    with running_vendor() as vendor:
        settings = ProductSettings(openfoodfacts_api_base=vendor.base_url)
        products = product_catalogue(settings, cast(Redis, redis), metrics)
        closed = metrics.states[OPEN]
        vendor.script = [429]
        with pytest.raises(ThrottledError):
            products.find(SPREAD, Deadline.after(5))

    assert closed == 0
    assert metrics.states[OPEN] == 1
