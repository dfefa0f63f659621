"""`python -m tools.accuracy` on the real engines: one JSON object, clear errors, a gate that tells worse from equal."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from nutrition.adapters.usda import FoodTable
from nutrition.domain.deadline import Deadline
from nutrition.ports.recognition import DraftLine, EditReading, Language, Mention, Tone
from tools.accuracy import __main__ as command
from tools.accuracy import card
from tools.accuracy.bot import Bot, open_bot
from tools.accuracy.page import page

SAMPLE = 15


@pytest.fixture
def small_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first cases of each committed file, and a card that is not the committed one."""
    cases = tmp_path / "cases"
    cases.mkdir()
    for name in card.fingerprints():
        lines = (card.CASES / name).read_text(encoding="utf-8").splitlines()
        (cases / name).write_text("\n".join(lines[:SAMPLE] + lines[-SAMPLE:]), encoding="utf-8")
    monkeypatch.setattr(card, "CASES", cases)
    monkeypatch.setattr(command, "CARD", tmp_path / "accuracy.json")
    monkeypatch.setattr(card, "language_service_mb", lambda _: 100.0)  # a process of its own: not what is tested here
    return tmp_path


class HardOfHearing:
    """A broken recogniser: it misses the last food of every message and every correction, and hears no tone."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def parse_meal(self, text: str, locale: str, deadline: Deadline) -> tuple[Mention, ...]:
        return self._language.parse_meal(text, locale, deadline)[:-1]

    def parse_edit(self, text: str, locale: str, draft: tuple[DraftLine, ...], deadline: Deadline) -> EditReading:  # noqa: ARG002 - the port's
        return EditReading((), certain=True, explicit=False)

    def tone(self, text: str, locale: str, deadline: Deadline) -> Tone:  # noqa: ARG002 - the port's
        return Tone("neutral", 0.0, "none")


def test_the_gate_passes_on_equal_and_fails_on_a_broken_engine(
    food_table: Path, small_set: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = card.measure(food_table)
    command.CARD.write_text(card.dumps(made), encoding="utf-8")
    gate = ["gate", "--food-table", str(food_table)]
    assert command.main(gate) == 0

    @contextmanager
    def broken(table: Path) -> Iterator[Bot]:
        with open_bot(table) as bot:
            worse = HardOfHearing(bot.language)
            yield Bot(worse, FoodTable(table), FoodTable(table))

    monkeypatch.setattr(card, "open_bot", broken)
    assert command.main(gate) == 1
    complaints = capsys.readouterr().err
    for figure in (
        "ru/item_quantity_f1",
        "en/operations_right",
        "tone/languages/ru/accuracy",
        "kcal_per_100g_ru/found",
    ):
        assert figure in complaints
    assert "# Accuracy card" in page(made)
    assert small_set.exists()


def test_a_card_of_other_cases_is_no_card(
    food_table: Path, small_set: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_set / "accuracy.json").write_text(json.dumps({"cases": {}}), encoding="utf-8")
    assert command.main(["gate", "--food-table", str(food_table)]) == 2
    assert "make accuracy" in capsys.readouterr().err


def test_outside_cases_give_one_json_object_and_nothing_else(
    food_table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = tmp_path / "cases.jsonl"
    lines = [
        {
            "text": "гречка 200 г",
            "lang": "ru",
            "items": [{"name": "греч", "grams": 200}],
            "kcal": 184,
            "carbs": 40,
            "x": 1,
        },
        {"text": "blorptash 200 g", "lang": "en", "items": [], "kcal": None, "carbs": None},
    ]
    cases.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    failures = tmp_path / "failures.jsonl"
    told = ["--food-table", str(food_table), "--failures", str(failures)]
    assert command.main(["text", "--cases", str(cases), *told]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["cases"] == 2
    assert figures["languages"]["ru"]["item_quantity_f1"]["value"] == 1
    assert figures["languages"]["en"]["confident_nonsense"]["value"] == 0
    assert failures.read_text(encoding="utf-8") == ""


def test_a_bad_line_ends_with_2_and_prints_no_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"text": "рис"}', encoding="utf-8")
    assert command.main(["text", "--cases", str(cases)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert 'cases.jsonl:1: "items"' in printed.err


def test_without_a_food_table_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"text": "ура", "lang": "ru", "tone": "joy"}', encoding="utf-8")
    assert command.main(["tone", "--cases", str(cases), "--food-table", str(tmp_path / "absent.sqlite")]) == 2
    assert "FOOD_TABLE_PATH" in capsys.readouterr().err
