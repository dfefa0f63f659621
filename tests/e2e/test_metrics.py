"""A real Prometheus scrapes the running stack: every panel shows something, every alert evaluates."""

from collections.abc import Iterator

import httpx
import pytest

from tests.e2e.person import Person
from tests.e2e.photos import PLATES
from tests.e2e.stack import Stack, wait_until
from tests.support.prometheus import Prometheus, running_prometheus
from tools.dashboards.__main__ import DASHBOARDS

pytestmark = pytest.mark.e2e

_SECONDS = 45.0
QUERIES = {
    f"{dashboard.title} / {panel.title} / {query.legend}": query.expression.replace("$__rate_interval", "2m")
    for dashboard in DASHBOARDS
    for panel in dashboard.panels
    for query in panel.queries
}


@pytest.fixture(scope="module")
def prometheus(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    with running_prometheus(tmp_path_factory.mktemp("prometheus"), stack.ports) as running:
        yield running


def log_a_meal_and_finish(person: Person) -> None:
    """Something of everything: words, a photo, buttons, commands, a mistake."""
    person.answer_to(lambda: person.say("rice 150 g and an apple"), "Rice")
    person.press("Save")
    person.wait_for_text("Saved", "Rice")
    person.answer_to(lambda: person.send_photo(PLATES[0][0]), PLATES[0][2])
    person.answer_to(lambda: person.say("rice 90000 kg"))
    person.answer_to(lambda: person.say("/finish"), "Meal finished")
    person.wait_for_text("About this meal")


def test_every_panel_shows_data_and_every_alert_evaluates(stack: Stack, prometheus: Prometheus) -> None:
    person = stack.person("en")
    person.answer_to(lambda: person.say("/start"))
    log_a_meal_and_finish(person)
    wait_until(lambda: set(prometheus.targets().values()) == {"up"}, "all targets to be scraped", _SECONDS)
    wait_until(lambda: bool(prometheus.values("nutrition_analysis_seconds_count")), "a first scrape", _SECONDS)
    other = stack.person("en")  # on another shard or not; what counts is that numbers grow between two scrapes
    other.answer_to(lambda: other.say("/start"))
    log_a_meal_and_finish(other)

    def empty() -> list[str]:
        return [name for name, expression in QUERIES.items() if not prometheus.values(expression)]

    try:
        wait_until(lambda: not empty(), "every panel", _SECONDS)
    except AssertionError:
        pytest.fail(f"no data in: {empty()}")
    wait_until(lambda: all(rule["health"] == "ok" for rule in prometheus.rules()), "all alerts evaluated", _SECONDS)
    assert len(prometheus.rules()) >= 10


def test_what_is_measured_is_what_happened(stack: Stack, prometheus: Prometheus) -> None:
    """Drafts, what was saved of them, and the time that the person waited, which the message carried with it."""
    saved = 'sum(nutrition_meals_total{event="saved"})'
    answered = "sum(nutrition_update_answered_seconds_count)"
    wait_until(lambda: bool(prometheus.values(saved)), "a first scrape", _SECONDS)
    saved_before, answered_before = prometheus.values(saved)[0], sum(prometheus.values(answered))
    person = stack.person("en")
    person.answer_to(lambda: person.say("rice 150 g"), "Rice")
    person.press("Save")
    person.wait_for_text("Saved", "Rice")

    wait_until(lambda: prometheus.values(saved)[0] == saved_before + 1, "the saved meal", _SECONDS)
    wait_until(lambda: sum(prometheus.values(answered)) == answered_before + 2, "both answers", _SECONDS)


def test_the_webhook_itself_shows_no_metrics(stack: Stack) -> None:
    """A tunnel makes its port public; the exporter's is this machine's alone."""
    assert httpx.get(stack.webhook_url.replace("/telegram/webhook", "/metrics"), trust_env=False).status_code == 404
    assert "nutrition_webhook_request_seconds_bucket" in httpx.get(stack.metrics_url, trust_env=False).text
