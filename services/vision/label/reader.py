"""Reads a label: as often as it takes to agree with itself, but twice at most."""

import time
from collections.abc import Callable
from typing import Protocol

from PIL import Image

from vision.errors import DeadlineError
from vision.label.model import EnergyCheck, Label
from vision.label.parser import parse
from vision.label.pictures import evened, grey

_PREPARATIONS: tuple[Callable[[Image.Image], Image.Image], ...] = (evened, grey)
_MOST_SECONDS = 8.0
_CERTAINTY = {EnergyCheck.DISAGREES: 0, EnergyCheck.IMPOSSIBLE: 1, EnergyCheck.AGREES: 2}


class Ocr(Protocol):
    def lines(self, picture: Image.Image, seconds: float) -> list[str]:
        """The lines of text, top to bottom. Raises DeadlineError after `seconds`."""


class LabelReader:
    """Several threads may share one."""

    def __init__(self, ocr: Ocr, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._ocr = ocr
        self._monotonic = monotonic

    def read(self, image: Image.Image, seconds: float | None) -> Label | None:
        """The label within `seconds` (None: as long as it takes), or None when there is no table to be read.

        Raises DeadlineError when not even the first reading was finished.
        """
        end = self._monotonic() + min(_MOST_SECONDS, _MOST_SECONDS if seconds is None else seconds)
        best: Label | None = None
        for number, prepare in enumerate(_PREPARATIONS):
            try:
                label = parse(self._ocr.lines(prepare(image), max(end - self._monotonic(), 0.01)))
            except DeadlineError:
                if not number:
                    raise
                break
            if best is None or (label is not None and _rank(label) > _rank(best)):
                best = label
            if best is not None and best.energy_check is EnergyCheck.AGREES:
                break
        return best


def _rank(label: Label) -> tuple[int, int]:
    return _CERTAINTY[label.energy_check], len(label.per_100)
