"""Figures with their number of cases and a 95 % interval (bootstrap over cases, always with the same seed)."""

from collections.abc import Callable, Sequence
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

SEED = 39
RESAMPLES = 1000
Numbers = NDArray[np.float64]


class Figure(TypedDict):
    """`value` with its 95 % interval; None when there is no case (`n` 0)."""

    value: float | None
    low: float | None
    high: float | None
    n: int


def figure(rows: Sequence[Sequence[float]], statistic: Callable[[Numbers], Numbers], n: int | None = None) -> Figure:
    """`statistic` of the cases' rows.

    It takes an array (resamples, cases, columns) and gives one number a resample. `n` is what the figure is a share
    of, when that is not the cases.
    """
    table = np.asarray(rows, dtype=np.float64)
    if not len(table):
        return {"value": None, "low": None, "high": None, "n": 0}
    choices = np.random.default_rng(SEED).integers(0, len(table), (RESAMPLES, len(table)))
    with np.errstate(invalid="ignore", divide="ignore"):
        value = float(statistic(table[None])[0])
        spread = statistic(table[choices])
    low, high = np.nanpercentile(spread, [2.5, 97.5]) if np.isfinite(spread).any() else (value, value)
    return {"value": _round(value), "low": _round(low), "high": _round(high), "n": len(table) if n is None else n}


def ratio(rows: Sequence[tuple[float, float]]) -> Figure:
    """Sum of the first column over the sum of the second, which is also `n`."""
    kept = [row for row in rows if row[1] > 0]
    return figure(kept, lambda table: table[..., 0].sum(1) / table[..., 1].sum(1), round(sum(row[1] for row in kept)))


def share(values: Sequence[bool]) -> Figure:
    return ratio([(float(value), 1.0) for value in values])


def f1(rows: Sequence[tuple[float, float, float]]) -> Figure:
    """2 · right / (said + expected) over rows of (right, said, expected); `n` is what was expected."""
    expected = round(sum(row[2] for row in rows))
    return figure(
        rows,
        lambda table: 2 * table[..., 0].sum(1) / np.maximum(table[..., 1].sum(1) + table[..., 2].sum(1), 1),
        expected,
    )


def median(values: Sequence[float]) -> Figure:
    return figure([(value,) for value in values], lambda table: np.median(table[..., 0], axis=1))


def mean(values: Sequence[float]) -> Figure:
    return figure([(value,) for value in values], lambda table: table[..., 0].mean(1))


def percentiles(values: Sequence[float], *wanted: int) -> dict[str, float | None]:
    """{"p10": …}; None without values."""
    if not values:
        return {f"p{each}": None for each in wanted}
    return {f"p{each}": _round(float(np.percentile(values, each))) for each in wanted}


def _round(value: float) -> float:
    return round(float(value), 4) + 0.0  # no "-0.0"
