"""Labels come from closed sets, and the sets are what the product really has."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from pydantic import SecretStr

import nutrition
import scenarios
from localcloud.stack.children import children_of
from localcloud.stack.settings import settings_from
from localcloud.stack.state import StackState
from nutrition.domain.deadline import Deadline
from nutrition.errors import NutritionError
from nutrition.ports.metric_catalogue import ERRORS, EXPORTER, MEALS, PRODUCT
from nutrition.ports.metric_values import CHORES, ERROR_CODES, PARTS, SCENARIOS, UNEXPECTED
from nutrition.ports.metrics import OTHER, Counter, Duration, Gauge, Metric
from scenarios.dispatcher import ROUTERS
from scheduler import chores
from tests.fakes.clock import FixedClock
from tools.metrics_page import PAGE, metrics_page
from webhook.settings import WebhookSettings

ALL = [*PRODUCT, *EXPORTER]
_SUFFIXES = {Counter: "_total", Duration: "_seconds"}


@pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.name)
def test_a_metric_is_named_as_prometheus_asks_and_says_what_it_means(metric: Metric) -> None:
    """https://prometheus.io/docs/practices/naming/"""
    assert re.fullmatch(r"nutrition_[a-z]+(_[a-z]+)+", metric.name)
    assert metric.name.endswith(_SUFFIXES.get(type(metric), ""))
    assert metric.meaning.endswith(".")


def test_names_are_unique() -> None:
    assert len({metric.name for metric in ALL}) == len(ALL)


@pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.name)
def test_every_label_has_a_closed_set_of_short_values(metric: Metric) -> None:
    for label in metric.labels:
        assert label.values, f"{metric.name} {label.name}"
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,32}", value) for value in label.values)


def test_whatever_a_person_wrote_can_be_no_label() -> None:
    assert MEALS.values({"origin": "борщ со сметаной", "event": "saved"}) == (OTHER, "saved")


@pytest.mark.parametrize("given", [{}, {"origin": "text"}, {"origin": "text", "kind": "x"}, {"event": "saved"}])
def test_labels_other_than_the_declared_ones_are_a_mistake_of_ours(given: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="origin"):
        MEALS.values(given)


def _codes(error: type[NutritionError]) -> Iterator[str]:
    yield error.code
    for each in error.__subclasses__():
        if each.__module__.partition(".")[0] in {"nutrition", "scenarios", "analysis", "scheduler", "webhook"}:
            yield from _codes(each)


def test_every_code_of_the_error_tree_can_be_counted() -> None:
    for package in (nutrition, scenarios):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)

    assert {*_codes(NutritionError), UNEXPECTED} == ERROR_CODES
    assert ERROR_CODES in [label.values for label in ERRORS.labels]


def test_every_scenario_has_its_name_among_the_values() -> None:
    assert {build().name for build in ROUTERS} | {"none"} == SCENARIOS


def test_every_chore_has_its_name_among_the_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the chores are: each is counted under its own name."""
    seen: list[str] = []

    def note(name: str, *_: object) -> int:
        seen.append(name)
        return 0

    monkeypatch.setattr(chores, "_run", note)
    app = MagicMock()
    app.clock = FixedClock()
    chores.run_chores(app, Deadline.after(1))

    assert {*seen} == CHORES


def test_every_part_of_the_stack_has_its_name_among_the_values(tmp_path: Path) -> None:
    settings = settings_from({"NUTRITION_DATA_DIR": str(tmp_path), "QUEUE_SHARDS": "16"})

    assert {child.name for child in children_of(settings, StackState())} <= PARTS


def test_nobody_is_counted_unless_the_settings_ask() -> None:
    settings = WebhookSettings(telegram_webhook_secret=SecretStr("k9Jd0-sLq2_mZx81Tw"), redis_url="redis://unused")

    assert settings.metrics == "none"


def test_units_of_gauges_are_in_their_names() -> None:
    for metric in EXPORTER:
        assert isinstance(metric, Gauge)
        assert metric.unit == "1" or metric.name.endswith((f"_{metric.unit}", "_seconds", "_dead_letters"))


def test_the_page_of_metrics_is_what_the_catalogue_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == metrics_page(PAGE.read_text(encoding="utf-8")), (
        "run python -m tools.metrics_page"
    )
