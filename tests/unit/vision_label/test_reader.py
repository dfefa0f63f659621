"""How often a label is looked at, and what becomes of a reading that takes too long."""

import pytest
from PIL import Image

from vision.errors import DeadlineError
from vision.label.model import EnergyCheck, Field
from vision.label.reader import LabelReader

PICTURE = Image.new("RGB", (64, 48), "white")
AGREES = ["на 100 г: белки 10 г, жиры 12,5 г, углеводы 24 г, энергетическая ценность 250 ккал"]
DISAGREES = ["на 100 г: белки 10 г, жиры 42 г, углеводы 24 г, энергетическая ценность 250 ккал"]


class ScriptedOcr:
    """Reads one text after the other."""

    def __init__(self, *answers: list[str] | Exception) -> None:
        self.answers = list(answers)
        self.sizes: list[tuple[int, int]] = []
        self.seconds: list[float] = []

    def lines(self, picture: Image.Image, seconds: float) -> list[str]:
        assert picture.mode == "L"
        self.sizes.append(picture.size)
        self.seconds.append(seconds)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_a_reading_that_agrees_with_itself_is_enough() -> None:
    ocr = ScriptedOcr(AGREES)
    label = LabelReader(ocr).read(PICTURE, None)
    assert label is not None
    assert label.energy_check is EnergyCheck.AGREES
    assert ocr.sizes == [(128, 96)]


@pytest.mark.parametrize("first", [DISAGREES, [], ["Меню"]])
def test_a_doubtful_reading_is_made_once_more_from_the_plain_picture(first: list[str]) -> None:
    ocr = ScriptedOcr(first, AGREES)
    label = LabelReader(ocr).read(PICTURE, None)
    assert label is not None
    assert label.per_100[Field.FAT_G] == 12.5
    assert ocr.sizes == [(128, 96), (64, 48)]


@pytest.mark.parametrize("second", [[], DeadlineError()])
def test_the_better_of_two_readings_stays(second: list[str] | Exception) -> None:
    label = LabelReader(ScriptedOcr(DISAGREES, second)).read(PICTURE, 5)
    assert label is not None
    assert label.per_100[Field.FAT_G] == 42


def test_the_callers_time_bounds_both_readings_together() -> None:
    ocr = ScriptedOcr(DISAGREES, AGREES)
    moments = iter([0.0, 0.0, 1.5])
    LabelReader(ocr, lambda: next(moments)).read(PICTURE, 2)
    assert ocr.seconds == [2, 0.5]


def test_time_that_runs_out_in_the_first_reading_is_said() -> None:
    with pytest.raises(DeadlineError):
        LabelReader(ScriptedOcr(DeadlineError())).read(PICTURE, 1)


def test_a_large_photo_is_read_in_bounded_size() -> None:
    ocr = ScriptedOcr([], [])
    assert LabelReader(ocr).read(Image.new("RGB", (900, 9000)), None) is None
    assert all(max(size) <= 2600 for size in ocr.sizes)
