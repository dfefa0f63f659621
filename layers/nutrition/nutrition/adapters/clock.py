"""The machine's clock: the one place that reads it."""

from datetime import UTC, datetime


class SystemClock:
    """Implements `nutrition.ports.clock.Clock`."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is what stands behind the Clock port
