"""The interface between the gRPC edge and whatever recognises food."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from PIL import Image


class Verdict(Enum):
    """What the picture shows, as `vision.proto` defines it."""

    FOOD = auto()
    UNSURE = auto()
    NOT_FOOD = auto()


@dataclass(frozen=True, slots=True)
class Portion:
    """The portion that people usually eat: the middle and the 80 % interval, grams of the edible part."""

    grams: float
    low_grams: float
    high_grams: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name for a thing on the picture; `food_key` is empty when the food table has no such food."""

    name_en: str
    food_key: str
    confidence: float
    """Calibrated probability, 0 to 1."""
    preselect: bool
    portion: Portion


@dataclass(frozen=True, slots=True)
class Features:
    """What a picture looks like: `vector` holds one signed byte a component; comparable within one `model` only."""

    model: str
    vector: bytes


@dataclass(frozen=True, slots=True)
class Recognition:
    """An engine's answer: for each thing seen, the names it may have, the likeliest first; guesses when UNSURE."""

    verdict: Verdict
    items: tuple[tuple[Candidate, ...], ...] = ()
    features: Features | None = None
    looks_like_label: bool = False
    answered_by: str = ""
    """The engine whose names these are, where one engine asks others; empty: the engine that was asked."""


class Engine(Protocol):
    """Recognises food on one picture; called from several threads at once."""

    @property
    def name(self) -> str:
        """What the person and the accuracy card call this engine."""

    @property
    def version(self) -> str:
        """Changes whenever the answers may change."""

    def recognise(self, image: Image.Image) -> Recognition:
        """Looks at an upright RGB picture."""
