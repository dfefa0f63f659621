"""Percentiles, counts, the verdict on H1 and the knee."""

import math
from itertools import count

import pytest

from loadtests.samples import Outcome, Sample, read_samples
from loadtests.statistics import Counts, Latency, Level, Row, counts, latency, level, percentile
from loadtests.verdict import knee, verdict

FINE = Counts(sent=100, lost=0, doubled=0, errors=0)


def made(step: str, at: float, answered: float | None, outcome: Outcome = Outcome.ANSWERED, surplus: int = 0) -> Sample:
    return Sample(step, at, outcome, 5.0, answered, surplus)


def of(
    users: int, *, text: float = 150.0, acknowledged: float = 20.0, rate: float = 10.0, found: Counts = FINE
) -> Level:
    def row(step: str, answered: float) -> Row:
        return Row(step, Latency(50, 1.0, acknowledged, 2.0), Latency(50, 1.0, answered, 2.0))

    return Level(users, rate, found, row("text steps", text), row("photo meal", 900.0), (), ())


@pytest.mark.parametrize(("share", "expected"), [(0.5, 50.0), (0.95, 95.0), (0.99, 99.0), (1.0, 100.0)])
def test_percentiles_are_by_nearest_rank(share: float, expected: float) -> None:
    assert percentile([float(n) for n in range(100, 0, -1)], share) == expected


def test_a_percentile_of_nothing_is_not_a_number() -> None:
    assert math.isnan(percentile([], 0.95))
    assert math.isnan(latency([]).p95)


def test_what_was_sent_while_warming_up_counts_for_correctness_only() -> None:
    samples = [made("start", 1.0, None, Outcome.LOST), made("diary", 12.0, 40.0), made("diary", 21.0, 900.0)]
    found = level(10, samples, warm_until=10.0, ends_at=20.0)
    assert (found.counts.sent, found.counts.lost) == (3, 1)
    assert (found.text.answered.n, found.text.answered.p99) == (1, 40.0)
    assert found.throughput == pytest.approx(0.1)
    assert found.problems == ("start: lost; ",)


def test_photos_and_analyses_are_no_text_steps() -> None:
    samples = [made("photo meal", 1.0, 900.0), made("analysis", 1.0, 500.0), made("save", 1.0, 50.0)]
    found = level(10, samples, warm_until=0.0, ends_at=10.0)
    assert (found.text.answered.p99, found.photo.answered.p50) == (50.0, 900.0)
    assert [row.step for row in found.steps] == ["analysis", "photo meal", "save"]


def test_each_surplus_message_is_counted() -> None:
    samples = [
        made("save", 1.0, 5.0, surplus=2),
        made("save", 1.0, 5.0, Outcome.WRONG),
        made("save", 1.0, None, Outcome.REFUSED),
    ]
    assert counts(samples) == Counts(sent=3, lost=0, doubled=2, errors=2)


def test_a_run_in_which_nothing_was_sent_proves_nothing() -> None:
    assert not counts([]).correct


def test_h1_holds_within_all_limits() -> None:
    assert verdict([of(50, text=500.0), of(100)]).holds is True


@pytest.mark.parametrize("slow", [of(100, text=200.0), of(100, acknowledged=50.0), of(100, text=math.nan)])
def test_h1_is_refuted_by_one_limit(slow: Level) -> None:
    assert verdict([slow]).holds is False


@pytest.mark.parametrize("wrong", [Counts(9, 1, 0, 0), Counts(9, 0, 1, 0), Counts(9, 0, 0, 1)])
def test_h1_is_refuted_by_one_update_that_was_not_answered_once(wrong: Counts) -> None:
    """However fast it was, and at whichever number of people."""
    found = verdict([of(50, found=wrong), of(100)])
    assert found.holds is False
    assert "50 users" in found.reasons[0]


def test_h1_is_left_open_without_100_people() -> None:
    assert verdict([of(50)]).holds is None


def test_the_knee_is_the_last_number_up_to_which_more_people_brought_more_answers() -> None:
    levels = [of(10, rate=1.0), of(50, rate=5.0), of(100, rate=9.8), of(200, rate=12.0), of(400, rate=12.5)]
    assert knee(levels) == 100
    assert knee(levels[:3]) is None


def test_samples_come_back_from_their_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("samples") / "samples.jsonl"
    numbers = count(1)
    written = [made("гречка", float(next(numbers)), None, Outcome.LOST), made("save", float(next(numbers)), 5.5)]
    file.write_text("".join(f"{sample.to_json()}\n" for sample in written), encoding="utf-8")
    assert read_samples(file) == written
