"""What is measured of a conversation: how each update was handled, how long people waited, what became of meals."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nutrition import runtime
from nutrition.bootstrap.scenarios import ScenariosPorts, scenarios
from nutrition.bootstrap.scenarios_adapters import metered_scenarios
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.metric_catalogue import CALL, ERRORS, MEALS, PRODUCT, RESULT, UPDATE_ANSWERED, UPDATE_HANDLING
from nutrition.ports.metrics import OTHER
from nutrition.ports.recognition import ImageRefusedError
from scenarios.updates import UpdateFeed
from tests.bot.conversation import Conversation, Outside
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.recognition import seen, sight_of

PIZZA = sight_of(seen("pizza", "pizza", 0.9, 200))


@pytest.fixture
def metrics() -> RecordedMetrics:
    return RecordedMetrics()


@pytest.fixture
def bot(ports: ScenariosPorts, outside: Outside, metrics: RecordedMetrics) -> Conversation:
    """As production wires it, with metrics that a test can read."""
    return Conversation(scenarios(metered_scenarios(replace(ports, metrics=metrics))), outside)


def test_each_update_counts_by_kind_scenario_and_outcome(bot: Conversation, metrics: RecordedMetrics) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    bot.photo(PIZZA)
    bot.say("/finish")
    bot.send({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 1}})

    assert metrics.of(UPDATE_HANDLING) == {
        ("text", "words", "answered"): 1,
        ("button", "editing", "answered"): 1,
        ("photo", "photo", "answered"): 1,
        ("command", "session", "answered"): 1,
        ("voice", "photo", "answered"): 1,
    }


def test_an_update_that_comes_again_is_silent_and_one_that_fails_says_so(
    bot: Conversation, metrics: RecordedMetrics
) -> None:
    bot.feed(bot.say("рис 150 г"))
    bot.outside.messenger.failures = [DependencyUnavailableError("down")]
    with pytest.raises(DependencyUnavailableError):
        bot.say("рис 150 г")

    handled = metrics.of(UPDATE_HANDLING)
    assert handled["text", "none", "silent"] == 1
    assert handled["text", "words", "failed"] == 1
    assert metrics.of(ERRORS) == {("scenarios", "dependency_unavailable"): 1}


def test_a_person_waits_from_the_webhook_to_the_last_message(bot: Conversation, metrics: RecordedMetrics) -> None:
    feed, clock = UpdateFeed(bot.app), bot.outside.clock
    update = bot.say("рис 150 г")
    again = {**update, "update_id": 900}

    runtime.run(feed.handle(again, Deadline.after(20), clock.now() - timedelta(milliseconds=190)))
    runtime.run(feed.handle(again, Deadline.after(20), clock.now() - timedelta(milliseconds=190)))

    assert metrics.seconds[UPDATE_ANSWERED.name, "text"] == [pytest.approx(0.19)]


def test_drafts_and_what_became_of_them_are_counted(bot: Conversation, metrics: RecordedMetrics) -> None:
    bot.say("рис 150 г")
    bot.press("+")
    bot.press("Сохранить")
    bot.photo(PIZZA)
    bot.press("Отмена")

    assert metrics.of(MEALS) == {
        ("text", "drafted"): 1,
        ("text", "saved"): 1,
        ("photo", "drafted"): 1,
        ("photo", "cancelled"): 1,
    }


def test_rules_that_said_no_are_counted_by_code(bot: Conversation, metrics: RecordedMetrics) -> None:
    bot.say("рис 90000 кг")
    bot.photo(ImageRefusedError("error-image-broken"))
    bot.photo(DependencyUnavailableError("vision is down"))

    assert metrics.of(ERRORS) == {
        ("scenarios", "invalid_input"): 1,
        ("scenarios", "image_refused"): 1,
        ("scenarios", "recogniser_down"): 1,
    }


def test_models_and_calls_are_counted_by_what_came_of_them(bot: Conversation, metrics: RecordedMetrics) -> None:
    bot.photo(PIZZA)
    bot.photo(DependencyUnavailableError("vision is down"))

    calls = metrics.of(CALL)
    assert calls["vision", "recognise", "ok"] == calls["vision", "recognise", "unavailable"] == 1
    assert calls["telegram", "getFile", "ok"] == 2
    assert calls["postgresql", "commit", "ok"] >= 2
    assert metrics.of(RESULT) == {("vision", "food"): 1}


def test_no_label_holds_what_a_person_wrote(bot: Conversation, metrics: RecordedMetrics) -> None:
    """Names, foods, figures and ids in every kind of update: each label value is one of the catalogue's."""
    for text in ("/start", "Мужской", "борщ со сметаной 300 г", "мне грустно, вешу 92 кг", "/неизвестно 92", "92"):
        bot.say(text)
    bot.photo(PIZZA, caption="моя пицца")
    bot.send({"location": {"latitude": 55.7, "longitude": 37.6}})
    bot.send({"contact": {"phone_number": "+70000000000", "first_name": "Иван"}})

    allowed = {metric.name: [{*label.values, OTHER} for label in metric.labels] for metric in PRODUCT}
    for name, *values in metrics.counts:
        assert all(value in known for value, known in zip(values, allowed[name], strict=True)), (name, values)
