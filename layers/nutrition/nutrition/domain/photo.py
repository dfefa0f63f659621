"""A photo that a person sent, as far as it is remembered: never the picture itself."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from operator import mul


@dataclass(frozen=True, slots=True)
class Features:
    """What a picture looks like to a recogniser: one signed byte a component.

    Only vectors of the same `model` may be compared.
    """

    model: str
    vector: bytes


@dataclass(frozen=True, slots=True)
class SentPhoto:
    """`photo_id` is 0 until it is stored. `file_id` is Telegram's and is forgotten after a day; `meal_id` is the meal
    that came of the photo."""

    user_id: int
    file_id: str | None
    sent_at: datetime
    created_at: datetime
    features: Features | None = None
    meal_id: int | None = None
    photo_id: int = 0


@dataclass(frozen=True, slots=True)
class RememberedPhoto:
    """A photo of a meal that the person confirmed by saving it."""

    meal_id: int
    vector: bytes


def cosine(left: bytes, right: bytes) -> float:
    """-1 to 1; 0 for vectors of different lengths or without a direction."""
    a, b = array("b", left), array("b", right)
    length = sqrt(sum(map(mul, a, a)) * sum(map(mul, b, b)))
    return sum(map(mul, a, b)) / length if length and len(a) == len(b) else 0.0


def most_alike(vector: bytes, photos: Iterable[RememberedPhoto]) -> tuple[RememberedPhoto, float] | None:
    """The photo most like `vector` and how alike it is, the first of equals; None when there are none."""
    scored = [(photo, cosine(vector, photo.vector)) for photo in photos]
    return max(scored, key=lambda one: one[1], default=None)
