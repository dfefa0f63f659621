"""Which nutrient database answers."""

import logging

import pytest

from nutrition.adapters.nutrients import FallbackProvider
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError
from tests.fakes.nutrients import FakeProvider, make_food

QUERY = FoodQuery("секретный ужин", "secret dinner")
DEADLINE = Deadline.after(10)
ONLINE = FoodMatch(make_food("nutritionix_rice", "nutritionix"), 0.9)
TABLE = FoodMatch(make_food("rice"), 0.95)


def search(*providers: FakeProvider) -> list[FoodMatch]:
    return FallbackProvider(providers).search(QUERY, limit=5, deadline=DEADLINE)


def test_the_first_database_with_a_safe_match_answers_and_is_named() -> None:
    table = FakeProvider(TABLE)
    assert [match.food.source for match in search(FakeProvider(ONLINE), table)] == ["nutritionix"]
    assert table.calls == 0


@pytest.mark.parametrize("error", [DependencyUnavailableError("down"), DependencyRejectedError("quota")])
def test_a_failing_database_is_replaced_by_the_next(error: Exception) -> None:
    assert search(FakeProvider(error=error), FakeProvider(TABLE)) == [TABLE]


def test_a_database_that_knows_nothing_is_followed_by_the_next() -> None:
    assert search(FakeProvider(), FakeProvider(TABLE)) == [TABLE]


def test_weak_matches_of_all_databases_are_shown_best_first() -> None:
    weak_online, weak_table = FoodMatch(ONLINE.food, 0.4), FoodMatch(TABLE.food, 0.5)
    assert search(FakeProvider(weak_online), FakeProvider(weak_table)) == [weak_table, weak_online]


def test_nothing_known_anywhere_is_an_empty_answer_not_an_error() -> None:
    assert search(FakeProvider(error=DependencyUnavailableError()), FakeProvider()) == []


def test_the_error_comes_through_when_no_database_could_answer() -> None:
    with pytest.raises(DependencyUnavailableError):
        search(FakeProvider(error=DependencyUnavailableError("down")))


def test_the_first_database_leaves_time_for_the_second() -> None:
    first, second = FakeProvider(), FakeProvider(TABLE)
    search(first, second)
    assert first.deadlines[0].at < second.deadlines[0].at == DEADLINE.at


def test_logs_name_the_provider_and_never_the_food(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        search(FakeProvider(error=DependencyUnavailableError("down")), FakeProvider(TABLE))
    assert caplog.records
    assert not any("dinner" in str(vars(record)) or "ужин" in str(vars(record)) for record in caplog.records)
