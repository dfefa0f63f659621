"""What counts for a photo: a name, a guess that is offered, silence; on a small food table and with scripted sights."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nutrition.adapters.usda import FoodTable
from nutrition.ports.recognition import ImageRefusedError, SeenFood, Sight, Verdict
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.find_food import FindFood
from tests.factories.food_tables import tiny_table
from tests.fakes.recognition import ScriptedVision, seen, sight_of
from tools.accuracy.eyes import Eyes
from tools.accuracy.photo_cases import PhotoCase
from tools.accuracy.photo_score import MEANING, PhotoOutcome, judge, photo_figures

RICE, EGG = seen("cooked rice", "rice", 0.2), seen("egg", "egg", 0.1)
Judge = Callable[[str, Sight | Exception], PhotoOutcome]


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Judge]:
    """Judges what is seen on a photo with this label; the engine knows rice and eggs."""
    table, vision = FoodTable(tiny_table(tmp_path / "food.sqlite")), ScriptedVision()
    eyes = Eyes(vision, ComposeItems(FindFood(table, table)), ("rice", "egg"))
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"photo")

    def judged(label: str, sight: Sight | Exception) -> PhotoOutcome:
        vision.answers[b"photo"] = sight
        return judge(eyes, PhotoCase(photo, label))

    yield judged
    table.close()


def unsure(*candidates: SeenFood) -> Sight:
    return sight_of(*candidates, verdict=Verdict.UNSURE)


def test_a_guess_has_its_place_among_the_buttons_and_is_no_name(judged: Judge) -> None:
    outcome = judged("egg", unsure(RICE, EGG))
    assert (outcome.rank, outcome.named, outcome.guessed, outcome.preselected) == (2, False, True, False)


def test_a_name_is_no_guess(judged: Judge) -> None:
    outcome = judged("rice", sight_of(seen("cooked rice", "rice", 0.9), EGG))
    assert (outcome.rank, outcome.named, outcome.guessed, outcome.preselected) == (1, True, False, True)


def test_a_guess_without_a_food_behind_it_is_not_offered_and_not_counted(judged: Judge) -> None:
    assert judged("egg", unsure(seen("ambrosia", "", 0.2), EGG)).rank == 1
    assert not judged("egg", unsure(seen("ambrosia", "", 0.2))).guessed


@pytest.mark.parametrize("sight", [unsure(), sight_of(verdict=Verdict.NOT_FOOD), ImageRefusedError("broken")])
def test_silence_is_neither(judged: Judge, sight: Sight | Exception) -> None:
    outcome = judged("rice", sight)
    assert (outcome.rank, outcome.named, outcome.guessed) == (0, False, False)


def test_the_figures_tell_names_guesses_and_silence_apart(judged: Judge) -> None:
    figures = photo_figures(
        [
            judged("rice", sight_of(seen("cooked rice", "rice", 0.9))),
            judged("egg", unsure(RICE, EGG)),
            judged("rice", unsure()),
            judged("plov", sight_of(seen("cooked rice", "rice", 0.4))),
            judged("plov", unsure(RICE)),
        ]
    )
    values = {name: figures[name]["value"] for name in MEANING}
    assert (values["named"], values["guessed"], values["silent"]) == (0.4, 0.4, 0.2)
    assert (values["covered"], values["top1"], values["top3"]) == (0.6, 0.2, 0.4)
    assert (values["top1_covered"], values["top3_covered"]) == (0.3333, 0.6667)
    assert (values["precision_named"], values["precision_preselected"], values["guessed_right"]) == (0.5, 1.0, 0.5)
    assert (values["honest_on_unknown"], values["silent_on_unknown"]) == (0.5, 0.0)


def test_every_share_says_what_it_is_of(judged: Judge) -> None:
    figures = photo_figures([judged("rice", unsure())])
    shares = {name for name, value in figures.items() if isinstance(value, dict) and "n" in value}
    assert shares == set(figures["meaning"])
