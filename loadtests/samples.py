"""What is remembered of one update: when it went to the webhook, how long its answer took, how it ended."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Outcome(StrEnum):
    """`LOST`: the answer, or a part of it, did not come. `WRONG`: something else was said instead."""

    ANSWERED = "answered"
    LOST = "lost"
    WRONG = "wrong"
    REFUSED = "refused"  # the webhook answered other than 2xx, or Telegram's simulator refused the message


@dataclass(frozen=True, slots=True)
class Sample:
    """`at`: seconds of the monotonic clock when the webhook was called. Times in ms, from that moment: until the 200
    and until the answer stood in the chat; None when that did not happen. `surplus`: messages and changes of messages
    that nobody was waiting for."""

    step: str
    at: float
    outcome: Outcome
    acknowledged: float | None
    answered: float | None
    surplus: int = 0
    detail: str = ""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def read_samples(file: Path) -> list[Sample]:
    """Raises ValueError for a line that is no sample."""
    return list(_parse(file.read_text(encoding="utf-8").splitlines()))


def _parse(lines: Iterable[str]) -> Iterable[Sample]:
    for line in lines:
        row = json.loads(line)
        yield Sample(**{**row, "outcome": Outcome(row["outcome"])})
