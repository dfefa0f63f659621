"""Several foods told apart by the parts of a picture."""

from PIL import Image

from vision.engine import Candidate, Portion, Recognition, Verdict
from vision.parts import recognise_parts

PORTION = Portion(100, 50, 200)


class ColourEngine:
    """Names a picture by the colour of its middle; a picture whose middle is white is nothing."""

    name = "colours"
    version = "1"
    sure = 0.9

    def recognise(self, image: Image.Image) -> Recognition:
        names = {(255, 0, 0): "tomato", (0, 255, 0): "cucumber"}
        name = names.get(image.getpixel((image.width // 2, image.height // 2)))  # type: ignore[arg-type]  # RGB: a tuple
        if name is None:
            return Recognition(Verdict.UNSURE)
        return Recognition(Verdict.FOOD, ((Candidate(name, name, self.sure, True, PORTION),),))


COLOURS = ColourEngine()


def plate() -> Image.Image:
    picture = Image.new("RGB", (600, 400), "white")
    picture.paste((255, 0, 0), (0, 0, 250, 400))
    picture.paste((0, 255, 0), (350, 0, 600, 400))
    return picture


def test_each_food_that_a_part_shows_is_an_item() -> None:
    recognition = recognise_parts(COLOURS, COLOURS, plate())
    assert recognition.verdict is Verdict.FOOD
    assert {item[0].name_en for item in recognition.items} == {"tomato", "cucumber"}


def test_one_food_stays_what_a_single_look_says() -> None:
    assert recognise_parts(COLOURS, COLOURS, Image.new("RGB", (600, 400), (255, 0, 0))).items[0][0].name_en == "tomato"
    assert len(recognise_parts(COLOURS, COLOURS, Image.new("RGB", (600, 400), (255, 0, 0))).items) == 1


def test_what_a_part_only_suspects_is_not_claimed() -> None:
    engine = ColourEngine()
    engine.sure = 0.4
    assert recognise_parts(engine, engine, plate()).verdict is Verdict.UNSURE


class PaidEngine(ColourEngine):
    """Tells what it likes and counts how often it was asked."""

    name = "paid"

    def __init__(self, *foods: str) -> None:
        self.foods = foods
        self.asked = 0

    def recognise(self, image: Image.Image) -> Recognition:
        assert image.mode == "RGB"
        self.asked += 1
        if not self.foods:
            return Recognition(Verdict.UNSURE)
        return Recognition(Verdict.FOOD, tuple((Candidate(name, "", 0.9, True, PORTION),) for name in self.foods))


def test_an_engine_that_costs_money_is_asked_once() -> None:
    paid = PaidEngine()
    recognition = recognise_parts(paid, ColourEngine(), plate())
    assert paid.asked == 1
    assert {item[0].name_en for item in recognition.items} == {"tomato", "cucumber"}
    assert recognition.answered_by == "colours"


class GuessingEngine(ColourEngine):
    """A model whose place the embedded engine took: it can only guess at the whole picture."""

    def recognise(self, image: Image.Image) -> Recognition:
        del image
        return Recognition(Verdict.UNSURE, ((Candidate("soup", "soup", 0.2, False, PORTION),),))


def test_parts_that_are_sure_are_worth_more_than_a_guess_at_the_whole() -> None:
    recognition = recognise_parts(GuessingEngine(), COLOURS, plate())
    assert {item[0].name_en for item in recognition.items} == {"tomato", "cucumber"}


def test_guesses_stay_where_no_part_is_sure() -> None:
    guessing = GuessingEngine()
    recognition = recognise_parts(guessing, guessing, plate())
    assert (recognition.verdict, recognition.items[0][0].name_en) == (Verdict.UNSURE, "soup")


def test_an_engine_that_tells_foods_apart_by_itself_is_believed() -> None:
    for foods in (("borscht", "bread"), ("borscht",)):
        recognition = recognise_parts(PaidEngine(*foods), ColourEngine(), plate())
        assert tuple(item[0].name_en for item in recognition.items) == foods
