"""The gate: equal passes, worse by more than the noise fails and is named."""

from typing import Any

import pytest

from tools.accuracy.gate import GUARDS, falls

PATH = "text/languages/ru/item_quantity_f1"
NONSENSE = "text/languages/en/confident_nonsense"
ERROR = "text/languages/ru/energy/said/median_abs_percent"


def card(path: str, value: float | None, half_width: float = 0.01) -> dict[str, Any]:
    """A card with one figure."""
    low, high = (None, None) if value is None else (value - half_width, value + half_width)
    found: dict[str, Any] = {"value": value, "low": low, "high": high, "n": 100}
    for name in reversed(path.split("/")):
        found = {name: found}
    return found


def paths(committed: dict[str, Any], measured: dict[str, Any]) -> list[str]:
    return [fall.path for fall in falls(committed, measured)]


def test_the_same_figures_pass() -> None:
    for guard in GUARDS:
        same = card(guard.path, 0.5)
        assert paths(same, same) == []


def test_a_fall_within_half_the_interval_is_noise_and_beyond_it_is_not() -> None:
    assert paths(card(PATH, 0.93), card(PATH, 0.921)) == []
    assert paths(card(PATH, 0.93), card(PATH, 0.919)) == [PATH]


def test_a_wide_interval_excuses_no_more_than_the_stated_tolerance() -> None:
    assert paths(card(PATH, 0.93, 0.2), card(PATH, 0.90, 0.2)) == [PATH]


def test_an_error_may_not_rise() -> None:
    assert paths(card(ERROR, 5.0, 1), card(ERROR, 6.5, 1)) == [ERROR]
    assert paths(card(ERROR, 5.0, 1), card(ERROR, 2.0, 1)) == []


def test_one_more_confident_answer_to_nonsense_fails() -> None:
    assert paths(card(NONSENSE, 0.0, 0), card(NONSENSE, 0.01, 0.01)) == [NONSENSE]
    assert paths(card(NONSENSE, 0.05, 0.05), card(NONSENSE, 0.06, 0.05)) == [NONSENSE]


def test_a_figure_that_is_not_measured_any_more_fails() -> None:
    assert paths(card(PATH, 0.9), card(PATH, None)) == [PATH]
    assert paths(card(PATH, 0.9), {}) == [PATH]


def test_photos_count_only_where_they_are() -> None:
    """CI has no photos: they are in no repository."""
    committed = card("photos/top3_covered", 0.9)
    assert paths(committed, {}) == []
    assert paths(committed, card("photos/top3_covered", 0.5)) == ["photos/top3_covered"]


def test_a_figure_that_the_committed_card_has_not_yet_fails_nothing() -> None:
    assert paths({"photos": {}}, card("photos/honest_on_unknown", 0.1)) == []


def test_the_message_names_the_figure_and_both_values() -> None:
    (fall,) = falls(card(PATH, 0.93), card(PATH, 0.5))
    assert str(fall) == f"{PATH}: 0.5, the card has 0.93 (may differ by 0.01)"


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.path)
def test_every_guarded_figure_fails_when_it_gets_much_worse(guard: Any) -> None:  # noqa: ANN401 - a Guard, by pytest
    worse = -1000 if guard.higher_is_better else 1000
    assert paths(card(guard.path, 0.5), card(guard.path, worse)) == [guard.path]
