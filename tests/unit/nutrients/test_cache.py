"""The cache of nutrient answers: helpful when it works, harmless when it does not."""

from redis.exceptions import ConnectionError as RedisConnectionError

from nutrition.adapters.nutrients import CachedProvider
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import FoodMatch, FoodQuery
from nutrition.ports.metric_catalogue import NUTRIENT_CACHE
from tests.fakes.metrics import RecordedMetrics
from tests.fakes.nutrients import FakeProvider, make_food

QUERY = FoodQuery("рис варёный", "boiled rice")
MATCH = FoodMatch(make_food(), 0.9)


class Store:
    """The commands of Redis that the cache uses, in memory."""

    def __init__(self, *, broken: bool = False) -> None:
        self.values: dict[str, str] = {}
        self.expiries: list[int] = []
        self.broken = broken

    def get(self, name: str) -> str | None:
        if self.broken:
            raise RedisConnectionError
        return self.values.get(name)

    def set(self, name: str, value: str, *, ex: int) -> bool:
        if self.broken:
            raise RedisConnectionError
        self.values[name] = value
        self.expiries.append(ex)
        return True


def ask(inner: FakeProvider, store: Store, query: FoodQuery = QUERY) -> list[FoodMatch]:
    cached = CachedProvider(inner, store, ttl_seconds=60, prefix="test")
    return cached.search(query, limit=5, deadline=Deadline.after(1))


def test_the_second_question_is_answered_from_the_cache_digit_for_digit() -> None:
    inner, store = FakeProvider(MATCH), Store()
    assert ask(inner, store) == ask(inner, store) == [MATCH]
    assert inner.calls == 1
    assert store.expiries == [60]


def test_an_empty_answer_is_kept_too() -> None:
    inner, store = FakeProvider(), Store()
    assert ask(inner, store) == ask(inner, store) == []
    assert inner.calls == 1


def test_another_food_is_another_entry() -> None:
    inner, store = FakeProvider(MATCH), Store()
    ask(inner, store)
    ask(inner, store, FoodQuery("гречка", "buckwheat"))
    assert inner.calls == 2


def test_a_cache_that_is_down_does_not_fail_the_lookup() -> None:
    assert ask(FakeProvider(MATCH), Store(broken=True)) == [MATCH]


def test_an_unreadable_entry_is_a_miss() -> None:
    inner, store = FakeProvider(MATCH), Store()
    ask(inner, store)
    store.values = dict.fromkeys(store.values, '[{"score": 1}]')
    assert ask(inner, store) == [MATCH]
    assert inner.calls == 2


def test_the_cache_holds_no_text_that_a_person_typed_in_its_keys() -> None:
    store = Store()
    ask(FakeProvider(), store)
    assert not any("rice" in key or "рис" in key for key in store.values)


def test_hits_misses_and_failures_are_counted() -> None:
    store, metrics = Store(), RecordedMetrics()
    cached = CachedProvider(FakeProvider(MATCH), store, ttl_seconds=60, prefix="test", metrics=metrics)
    for store.broken in (False, False, True):
        cached.search(QUERY, limit=5, deadline=Deadline.after(1))

    assert metrics.of(NUTRIENT_CACHE) == {("miss",): 1, ("hit",): 1, ("failed",): 1}
