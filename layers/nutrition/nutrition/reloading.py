"""What is built from settings, built again when they change: so a rotated secret needs no deploy."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from nutrition.errors import NutritionError
from nutrition.observability import log_failure, make_logger

Settings = TypeVar("Settings")
Built = TypeVar("Built")

# Added to how long a secret is cached (adapters.aws.secrets): together under a minute.
CHECK_SECONDS = 10.0

logger = make_logger("settings")


class Reloading(Generic[Settings, Built]):
    """A process's one `Built`, made at the first call. For one thread at a time, or for a `build` without effects.

    The settings are read again at a call that comes `check_seconds` after the last reading. What cannot be read or
    built then is logged, and the old one serves on.
    """

    def __init__(
        self,
        load: Callable[[], Settings],
        build: Callable[[Settings], Built],
        *,
        check_seconds: float = CHECK_SECONDS,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._load, self._build = load, build
        self._check_seconds, self._monotonic = check_seconds, monotonic
        self._current: tuple[Settings, Built] | None = None
        self._checked_at = 0.0

    def __call__(self) -> Built:
        """Raises what `load` and `build` raise, the first time only."""
        now = self._monotonic()
        if self._current is None:
            settings = self._load()
            self._current = settings, self._build(settings)
            self._checked_at = now
        elif now - self._checked_at >= self._check_seconds:
            self._checked_at = now
            self._current = self._again(*self._current)
        return self._current[1]

    def _again(self, settings: Settings, built: Built) -> tuple[Settings, Built]:
        try:
            fresh = self._load()
            if fresh == settings:
                return settings, built
            logger.info("settings changed")
            return fresh, self._build(fresh)
        except NutritionError as error:
            log_failure(logger, "settings not read again", error)
            return settings, built
