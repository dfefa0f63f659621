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


def most_alike(vector: bytes, photos: Iterable[RememberedPhoto]) -> tuple[RememberedPhoto, float] | None:
    """The photo most like `vector` and their cosine (-1 to 1), the first of equals; None when there are none.

    A vector of another length or without a direction is like nothing: 0.
    """
    sought = array("b", vector)
    square = sum(map(mul, sought, sought))

    def cosine(photo: RememberedPhoto) -> float:
        other = array("b", photo.vector)
        length = sqrt(square * sum(map(mul, other, other)))
        return sum(map(mul, sought, other)) / length if length and len(other) == len(sought) else 0.0

    return max(((photo, cosine(photo)) for photo in photos), key=lambda one: one[1], default=None)
