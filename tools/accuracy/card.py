"""The accuracy card: every figure of the committed cases, as one JSON object."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.accuracy import edit_score, food_score, photo_score, text_score, tone_score
from tools.accuracy.bot import Bot, open_bot
from tools.accuracy.edit_cases import parse_edit_case
from tools.accuracy.eyes import open_eyes
from tools.accuracy.footprint import language_service_mb
from tools.accuracy.groups import unseen
from tools.accuracy.lines import read_cases
from tools.accuracy.photo_cases import read_photos
from tools.accuracy.text_cases import parse_text_case

SCHEMA = 1
CASES = Path(__file__).parent / "cases"
TEXTS = ("text_ru.jsonl", "text_en.jsonl")
EDITS, TONES, FOODS = "edits.jsonl", "tone.jsonl", "kcal_per_100g_ru.jsonl"
Card = dict[str, Any]


def measure(food_table: Path) -> Card:
    """All figures but the photos'. Raises CaseFileError, ConfigurationError, FoodTableError."""
    with open_bot(food_table) as bot:
        card = measure_words(bot)
    return {**card, "memory_mb": {"language": language_service_mb(food_table)}}


def measure_words(bot: Bot) -> Card:
    """What needs no picture and no process of its own."""
    texts = [case for name in TEXTS for case in read_cases(CASES / name, parse_text_case)]
    edits = read_cases(CASES / EDITS, parse_edit_case)
    tones = read_cases(CASES / TONES, tone_score.parse_tone_case)
    foods = read_cases(CASES / FOODS, food_score.parse_food_case)
    read = text_score.outcomes(bot, texts)
    corrected = [edit_score.judge(bot, case) for case in edits]
    heard = [tone_score.judge(bot, case) for case in tones]
    return {
        "schema": SCHEMA,
        "cases": fingerprints(),
        "text": text_score.text_figures(read),
        "kcal_per_100g_ru": food_score.food_figures([food_score.judge(bot, case) for case in foods]),
        "edits": edit_score.edit_figures(corrected),
        "tone": tone_score.tone_figures(heard),
        "unseen": {
            "text": text_score.text_figures(unseen(read)),
            "edits": edit_score.edit_figures(unseen(corrected)),
            "tone": tone_score.tone_figures(unseen(heard)),
        },
    }


def measure_photos(food_table: Path, photos: Path) -> dict[str, Any]:
    cases = read_photos(photos)
    with open_eyes(food_table) as eyes:
        return photo_score.photo_figures(photo_score.outcomes(eyes, cases))


def fingerprints() -> dict[str, str]:
    """The case files by name: a card made from others says nothing about these."""
    return {name: _sha256(CASES / name) for name in (*TEXTS, EDITS, TONES, FOODS)}


def read_card(path: Path) -> Card | None:
    """The committed card, None when there is none."""
    if not path.is_file():
        return None
    card: Card = json.loads(path.read_text(encoding="utf-8"))
    return card


def dumps(card: Mapping[str, Any]) -> str:
    return json.dumps(card, ensure_ascii=False, indent=1) + "\n"


def value_at(card: Mapping[str, Any], path: str) -> float | None:
    """The number at "text/languages/ru/item_f1"; None when it is not there or has no cases."""
    found = at(card, path)
    if isinstance(found, dict):
        found = found.get("value")
    return float(found) if isinstance(found, int | float) else None


def at(card: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - any JSON value
    found: Any = card
    for name in path.split("/"):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def languages(card: Mapping[str, Any], part: str) -> Iterator[str]:
    yield from (at(card, f"{part}/languages") or {})


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
