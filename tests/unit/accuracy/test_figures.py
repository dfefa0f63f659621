"""Figures, their intervals and what they are without cases."""

import pytest

from tools.accuracy import figures


def test_f1_counts_over_all_cases() -> None:
    """Three of four said are right, of five expected: 2 · 3 / (4 + 5)."""
    assert figures.f1([(1, 1, 2), (2, 3, 3)])["value"] == pytest.approx(6 / 9, abs=1e-4)


def test_f1_of_silence_is_0_and_its_n_is_what_was_expected() -> None:
    figure = figures.f1([(0, 0, 2), (0, 0, 1)])
    assert (figure["value"], figure["n"]) == (0, 3)


def test_a_figure_without_cases_is_unknown_and_not_0() -> None:
    assert figures.share([]) == {"value": None, "low": None, "high": None, "n": 0}
    assert figures.percentiles([], 50) == {"p50": None}


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    values = [float(each % 7) for each in range(50)]
    first, second = figures.median(values), figures.median(values)
    assert first == second
    assert first["low"] is not None
    assert first["value"] is not None
    assert first["high"] is not None
    assert first["low"] <= first["value"] <= first["high"]


def test_more_cases_make_a_narrower_interval() -> None:
    few, many = figures.share([True, False] * 10), figures.share([True, False] * 200)
    assert few["high"] is not None
    assert few["low"] is not None
    assert many["high"] is not None
    assert many["low"] is not None
    assert many["high"] - many["low"] < few["high"] - few["low"]


def test_a_ratio_weighs_cases_by_what_they_hold() -> None:
    figure = figures.ratio([(1, 1), (0, 3), (0, 0)])
    assert (figure["value"], figure["n"]) == (0.25, 4)
