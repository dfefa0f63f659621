"""Progress messages: helpful when Redis works, harmless when it does not."""

from redis.exceptions import ConnectionError as RedisConnectionError

from nutrition.adapters.redis.progress import KEPT_SECONDS, RedisProgressMessages


class Store:
    """The commands of Redis that are used, in memory."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}
        self.expiries: list[int] = []

    def get(self, name: str) -> bytes | None:
        return self.values.get(name)

    def set(self, name: str, value: str, *, ex: int) -> None:
        self.values[name] = value.encode()
        self.expiries.append(ex)


class BrokenStore(Store):
    def get(self, name: str) -> bytes | None:
        raise RedisConnectionError(name)

    def set(self, name: str, value: str, *, ex: int) -> None:
        raise RedisConnectionError(name, value, ex)


def test_a_message_is_recalled_for_its_update_and_kept_for_a_while() -> None:
    store = Store()
    RedisProgressMessages(store).remember(1, 100)
    assert RedisProgressMessages(store).recall(1) == 100
    assert RedisProgressMessages(store).recall(2) is None
    assert store.expiries == [KEPT_SECONDS]


def test_an_outage_forgets_and_raises_nothing() -> None:
    progress = RedisProgressMessages(BrokenStore())
    progress.remember(1, 100)
    assert progress.recall(1) is None
