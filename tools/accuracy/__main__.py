"""`python -m tools.accuracy SET …`: one JSON object with the figures on stdout.

Ends with 0 when done, 1 when the gate failed, 2 for bad input.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from language.food.table import FoodTableError
from nutrition.errors import ConfigurationError
from serving.errors import StartupError
from tools.accuracy import card, edit_score, food_score, gate, photo_score, text_outcome, text_score, tone_score
from tools.accuracy.bot import Bot, open_bot
from tools.accuracy.edit_cases import parse_edit_case
from tools.accuracy.eyes import open_eyes
from tools.accuracy.failures import Outcome, write_failures
from tools.accuracy.lines import CaseFileError, read_cases
from tools.accuracy.page import page
from tools.accuracy.photo_cases import read_photos
from tools.accuracy.text_cases import parse_text_case

ROOT = Path(__file__).parents[2]
CARD, PAGE = ROOT / "docs" / "accuracy.json", ROOT / "docs" / "accuracy.md"
Case = TypeVar("Case")
Judged = TypeVar("Judged", bound=Outcome)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except (CaseFileError, ConfigurationError, FoodTableError, StartupError) as error:
        print(f"accuracy: {error}", file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    match options.set:
        case "text":
            return _score(options, parse_text_case, text_outcome.judge, text_score.text_figures)
        case "edits":
            return _score(options, parse_edit_case, edit_score.judge, edit_score.edit_figures)
        case "tone":
            return _score(options, tone_score.parse_tone_case, tone_score.judge, tone_score.tone_figures)
        case "foods":
            return _score(options, food_score.parse_food_case, food_score.judge, food_score.food_figures)
        case "photos":
            return _photos(options)
        case "card":
            return _card(options)
        case _:
            return _gate(options)


def _score(
    options: argparse.Namespace,
    parse: Callable[[dict[str, Any]], Case],
    judge: Callable[[Bot, Case], Judged],
    figures: Callable[[Sequence[Judged]], dict[str, Any]],
) -> int:
    cases = read_cases(options.cases, parse)
    with open_bot(options.food_table) as bot:
        judged = [judge(bot, case) for case in cases]
    return _print(options, judged, figures(judged))


def _photos(options: argparse.Namespace) -> int:
    cases = read_photos(options.photos)
    with open_eyes(options.food_table) as eyes:
        judged = photo_score.outcomes(eyes, cases)
    return _print(options, judged, photo_score.photo_figures(judged))


def _print(options: argparse.Namespace, judged: Sequence[Outcome], figures: dict[str, Any]) -> int:
    if options.failures:
        write_failures(options.failures, judged)
    print(json.dumps(figures, ensure_ascii=False))
    return 0


def _card(options: argparse.Namespace) -> int:
    """Writes the card; without photos it keeps the committed figures of them and says so."""
    committed = card.read_card(CARD) or {}
    made = card.measure(options.food_table)
    if options.photos and options.photos.is_file():
        made["photos"] = card.measure_photos(options.food_table, options.photos)
    elif "photos" in committed:
        made["photos"], made["photos_kept"] = committed["photos"], True
    CARD.write_text(card.dumps(made), encoding="utf-8")
    PAGE.write_text(page(made), encoding="utf-8")
    print(f"{CARD.relative_to(ROOT)}, {PAGE.relative_to(ROOT)}")
    return 0


def _gate(options: argparse.Namespace) -> int:
    committed = card.read_card(CARD)
    if committed is None:
        raise CaseFileError("docs/accuracy.json: there is no card; run `make accuracy`")
    if committed["cases"] != card.fingerprints():
        raise CaseFileError("the cases changed since the card was made; run `make accuracy`")
    measured = card.measure(options.food_table)
    if options.photos and options.photos.is_file():
        measured["photos"] = card.measure_photos(options.food_table, options.photos)
    fallen = list(gate.falls(committed, measured))
    for fall in fallen:
        print(f"worse than the card: {fall}", file=sys.stderr)
    print(f"accuracy gate: {len(gate.GUARDS)} figures, {len(fallen)} worse than docs/accuracy.json")
    return 1 if fallen else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    table = Path(os.environ.get("FOOD_TABLE_PATH", "build/food.sqlite"))
    sets = parser.add_subparsers(dest="set", required=True)
    for name, shape in {
        "text": '{"text", "lang", "items": [{"name": regex, "grams": g|null}], "kcal": x|null, "carbs": y|null}',
        "edits": '{"text", "lang", "draft": [{"name", "grams"}], "operations": [{"op", "item", "quantity", …}]}',
        "tone": '{"text", "lang", "tone"}',
        "foods": '{"text", "lang", "kcal_per_100g"}',
    }.items():
        command = sets.add_parser(name, help=f"JSON Lines of {shape}")
        command.add_argument("--cases", type=Path, required=True)
    sets.add_parser("photos", help="a CSV file with the columns file, label").add_argument(
        "--photos", type=Path, required=True
    )
    sets.add_parser("card", help="write docs/accuracy.json and .md").add_argument("--photos", type=Path)
    sets.add_parser("gate", help="compare with docs/accuracy.json").add_argument("--photos", type=Path)
    for name, command in sets.choices.items():
        command.add_argument("--food-table", type=Path, default=table)
        if name not in {"card", "gate"}:
            command.add_argument("--failures", type=Path, help="write the failed cases of the developers' half here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
