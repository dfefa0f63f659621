"""When a food is named, when the person is asked, when the picture is refused."""

from vision.engine import Candidate, Portion, Verdict
from vision.food_classes import Food
from vision.verdicts import Scores, decide

PIZZA = Food("pizza", "pizza", Portion(220, 100, 400), (963,))
BURRITO = Food("burrito", "", Portion(220, 120, 400), (965,))
BAGEL = Food("bagel", "", Portion(100, 70, 130), (931,))


def scores(pizza: float, burrito: float = 0.0, bagel: float = 0.0, surroundings: float = 1.0) -> Scores:
    return Scores([(BAGEL, bagel), (BURRITO, burrito), (PIZZA, pizza)], surroundings)


def test_a_food_above_the_suggestion_threshold_is_named_with_its_portion() -> None:
    recognition = decide(scores(pizza=0.3))
    assert recognition.verdict is Verdict.FOOD
    assert recognition.items == ((Candidate("pizza", "pizza", 0.3, False, PIZZA.portion),),)


def test_only_a_sure_food_may_fill_the_draft_by_itself() -> None:
    """At 0.55 and above the answer was right often enough to be preselected (decision 0043)."""
    (item,) = decide(scores(pizza=0.55, burrito=0.54)).items
    assert [(one.name_en, one.preselect) for one in item] == [("pizza", True), ("burrito", False)]


def test_a_rare_food_is_offered_and_never_preselected() -> None:
    """Eggs in a pan are a pot pie to the network at 0.88."""
    pot_pie = Food("pot pie", "pot_pie", Portion(250, 150, 400), (964,), is_rare=True)
    (item,) = decide(Scores([(pot_pie, 0.88)], 1.0)).items
    assert [(one.name_en, one.preselect) for one in item] == [("pot pie", False)]


def test_candidates_come_likeliest_first_without_the_hopeless_ones() -> None:
    (item,) = decide(scores(pizza=0.3, burrito=0.1, bagel=0.01)).items
    assert [one.name_en for one in item] == ["pizza", "burrito"]


def test_below_the_suggestion_threshold_the_best_three_names_are_guesses() -> None:
    pretzel = Food("pretzel", "pretzel", Portion(100, 70, 130), (932,))
    foods = [(BAGEL, 0.03), (BURRITO, 0.06), (PIZZA, 0.29), (pretzel, 0.02)]
    recognition = decide(Scores(foods, 0.4))
    assert recognition.verdict is Verdict.UNSURE
    (item,) = recognition.items
    assert [(one.name_en, one.preselect) for one in item] == [("pizza", False), ("burrito", False), ("bagel", False)]


def test_the_hopeless_are_no_guesses_either() -> None:
    (item,) = decide(scores(pizza=0.05, burrito=0.019, bagel=0.019)).items
    assert [one.name_en for one in item] == ["pizza"]


def test_below_the_threshold_of_guesses_nothing_is_said() -> None:
    recognition = decide(scores(pizza=0.049, burrito=0.04, surroundings=0.4))
    assert (recognition.verdict, recognition.items) == (Verdict.UNSURE, ())


def test_a_picture_of_something_else_is_refused_before_anything_is_guessed() -> None:
    recognition = decide(scores(pizza=0.06, surroundings=0.119))
    assert (recognition.verdict, recognition.items) == (Verdict.NOT_FOOD, ())


def test_unknown_food_in_kitchen_surroundings_is_not_refused() -> None:
    """Most real meals are outside the vocabulary: a plate is reason enough to ask."""
    assert decide(scores(pizza=0.01, surroundings=0.12)).verdict is Verdict.UNSURE


def test_a_picture_of_something_else_is_refused() -> None:
    recognition = decide(scores(pizza=0.01, surroundings=0.119))
    assert (recognition.verdict, recognition.items) == (Verdict.NOT_FOOD, ())
