"""From a picture to the nutrition table on it."""

from nutrition.domain.deadline import Deadline
from nutrition.domain.label import NutritionLabel, is_usable
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.recognition import LabelsNotReadError, Sight, Vision


class FindLabel:
    def __init__(self, vision: Vision) -> None:
        self._vision = vision

    def __call__(self, image: bytes, sight: Sight | None, deadline: Deadline, *, wanted: bool) -> NutritionLabel | None:
        """The label, where the person `wanted` it read or the picture looks like one.

        None when there is none that says enough, or nobody here who reads labels.
        """
        if not wanted and (sight is None or not _may_be_label(sight)):
            return None
        try:
            label = self._vision.read_label(image, deadline)
        except (DependencyUnavailableError, LabelsNotReadError):
            return None
        return label if label is not None and is_usable(label) else None


def _may_be_label(sight: Sight) -> bool:
    """Much print, no code to look up, and no food that the recogniser is sure of."""
    sure = any(candidates and candidates[0].preselect for candidates in sight.items)
    return sight.looks_like_label and not sight.barcodes and not sure
