"""A rotated secret is taken up while the process runs."""

from dataclasses import dataclass, field

import pytest

from nutrition.errors import ConfigurationError, DependencyUnavailableError, NutritionError
from nutrition.reloading import Reloading


@dataclass
class World:
    secret: str = "old"
    now: float = 1000.0
    failure: NutritionError | None = None
    built: list[str] = field(default_factory=list)

    def load(self) -> str:
        if self.failure is not None:
            raise self.failure
        return self.secret

    def build(self, settings: str) -> list[str]:
        self.built.append(settings)
        return [settings]

    def reloading(self) -> Reloading[str, list[str]]:
        return Reloading(self.load, self.build, check_seconds=10, monotonic=lambda: self.now)


def test_a_changed_setting_builds_anew_when_it_is_time_to_look() -> None:
    world = World()
    current = world.reloading()
    assert current() == ["old"]

    world.secret = "new"
    world.now += 9
    assert current() == ["old"]
    world.now += 1
    assert current() == ["new"]


def test_unchanged_settings_keep_what_was_built() -> None:
    """Its connections are warm."""
    world = World()
    current = world.reloading()
    first = current()

    world.now += 60

    assert current() is first
    assert world.built == ["old"]


@pytest.mark.parametrize("failure", [ConfigurationError("X: missing"), DependencyUnavailableError("no answer")])
def test_what_cannot_be_read_later_leaves_the_old_one_in_service(failure: NutritionError) -> None:
    world = World()
    current = world.reloading()
    first = current()

    world.failure = failure
    world.now += 60
    assert current() is first

    world.failure, world.secret = None, "new"
    world.now += 60
    assert current() == ["new"]


def test_the_first_reading_fails_loudly_and_is_tried_again() -> None:
    world = World(failure=DependencyUnavailableError("no answer"))
    current = world.reloading()
    with pytest.raises(DependencyUnavailableError):
        current()

    world.failure = None

    assert current() == ["old"]
