"""A vision service that answers what the test says it sees."""

from decimal import Decimal

from nutrition.domain.deadline import Deadline
from nutrition.domain.label import NutritionLabel
from nutrition.domain.photo import Features
from nutrition.ports.recognition import SeenFood, SeenPortion, Sight, Verdict


class ScriptedVision:
    """Implements `ports.recognition.Vision`: the answer, or the exception, for each image content."""

    def __init__(self) -> None:
        self.answers: dict[bytes, Sight | Exception] = {}
        self.apart: dict[bytes, Sight] = {}
        self.label: NutritionLabel | Exception | None = None
        self.labels_read = 0

    def recognise(self, image: bytes, deadline: Deadline, *, several: bool = False) -> Sight:
        """With `several`, what `apart` says of the image, if anything."""
        assert not deadline.expired
        answer = self.apart.get(image, self.answers[image]) if several else self.answers[image]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def read_label(self, image: bytes, deadline: Deadline) -> NutritionLabel | None:
        """`label`, whatever the image; raised when it is an exception."""
        assert not deadline.expired
        assert image in self.answers
        self.labels_read += 1
        if isinstance(self.label, Exception):
            raise self.label
        return self.label


def sight_of(
    *candidates: SeenFood,
    verdict: Verdict = Verdict.FOOD,
    barcodes: tuple[str, ...] = (),
    looks: bytes | None = None,
    label: bool = False,
) -> Sight:
    """One thing seen under these names, the likeliest first; `looks` are the picture's features."""
    features = None if looks is None else Features("scripted/1", looks)
    return Sight(verdict, (candidates,) if candidates else (), "scripted", barcodes, features, label)


def seen(name_en: str, food_key: str = "", confidence: float = 0.8, grams: int = 150) -> SeenFood:
    """A candidate with the usual portion; sure enough to preselect from 0.5 on, as the vision service does."""
    portion = SeenPortion(Decimal(grams), Decimal(grams) * Decimal("0.6"), Decimal(grams) * Decimal("1.5"))
    return SeenFood(name_en, food_key, confidence, confidence >= 0.5, portion)
