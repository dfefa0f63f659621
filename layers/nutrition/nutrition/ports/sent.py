"""When something was last said, for whoever measures how long people wait."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class LastSent:
    """Of one process, which handles one update at a time."""

    at: datetime | None = None

    def begin(self) -> None:
        """Another update: nothing was said about it yet."""
        self.at = None
