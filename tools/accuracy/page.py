"""docs/accuracy.md: the card for people."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tools.accuracy.card import at, languages, value_at
from tools.accuracy.goals import Goal, standing
from tools.accuracy.photo_score import MEANING
from tools.accuracy.text_cases import ASSUMED, HOUSEHOLD, SAID

_HEAD = """# Accuracy card

Made by `make accuracy` ([decision 0039](decisions/0039-the-accuracy-card-and-its-gate.md)); do not edit. The figures
are of the embedded defaults, run through the bot's own path: gRPC services, nutrient lookup, default portions and
thresholds, the draft's total. In brackets the 95 % interval (bootstrap over cases, fixed seed), then the number that it
is a share of. How the cases were made, what counts as right and what they cannot show:
[tools/accuracy/cases](../tools/accuracy/cases/README.md). Your own cases: `python -m tools.accuracy text --cases
FILE.jsonl`, `photos --photos DIR/photos.csv`, and `edits`, `tone`, `foods` (`--help`).
"""


def page(card: Mapping[str, Any]) -> str:
    parts = [_HEAD, _goals(card), _texts(card), _energy(card), _tags(card), _foods(card), _edits(card), _tone(card)]
    return "\n".join([*parts, _photos(card), _speed(card)])


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(lines) + "\n"


def _goals(card: Mapping[str, Any]) -> str:
    rows = [[goal.name, _bound(goal), _here(goal, value), _met(goal, value)] for goal, value in standing(card)]
    return "## Goals and where we are\n\nTexts: the unseen ones.\n\n" + _table(("Figure", "Goal", "Here", "Met"), rows)


def _bound(goal: Goal) -> str:
    return f"{'≥' if goal.at_least else '≤'} {_number(goal.bound, goal.unit)}"


def _here(goal: Goal, value: float | None) -> str:
    return "not measured" if value is None else _number(value, goal.unit)


def _met(goal: Goal, value: float | None) -> str:
    return "–" if value is None else ("yes" if goal.is_met(value) else "**no**")


def _number(value: float, unit: str = "") -> str:
    text = f"{value:.1f}" if unit else f"{value:.3f}"
    return f"{text.rstrip('0').rstrip('.')} {unit}".strip()


def _figure(card: Mapping[str, Any], path: str, digits: int = 3) -> str:
    found = at(card, path)
    if not isinstance(found, dict) or found.get("value") is None:
        return "–"
    value, low, high = (f"{found[name]:.{digits}f}" for name in ("value", "low", "high"))
    return f"{value} ({low} to {high}; {found['n']})"


def _columns(card: Mapping[str, Any], part: str, rows: Sequence[tuple[str, str, int]]) -> str:
    """A row a figure, a column a language."""
    names = list(languages(card, part))
    table = [
        [title, *(_figure(card, f"{part}/languages/{name}/{path}", digits) for name in names)]
        for title, path, digits in rows
    ]
    return _table(("", *(name.upper() if name != "all" else "All" for name in names)), table)


def _texts(card: Mapping[str, Any]) -> str:
    rows = (
        ("Foods named: F1", "item_f1", 3),
        ("… with the right amount: F1", "item_quantity_f1", 3),
        ("Food match, first", "food_top1", 3),
        ("Food match, first five", "food_top5", 3),
        ("Foods asked about (“?”)", "unsure", 3),
        ("Foods taken without asking that were not meant", "settled_wrong", 3),
        ("No amount said: marked as assumed", "assumed_marked", 3),
        ("Nonsense words: answered with confidence", "confident_nonsense_words", 3),
        ("Nonsense, talk, nothing eaten: logged with confidence", "confident_nonsense", 3),
        ("Carbohydrate: median error, g", "carbs/median_abs_g", 1),
        ("Carbohydrate: mean error without / with sign, g", "carbs/mean_abs_g", 1),
        ("Carbohydrate: within 7.5 g", "carbs/within_7_5_g", 3),
    )
    unseen = (
        f"{at(card, 'unseen/text/cases')} of them are *unseen*: the developers know how many of these fail, not which. "
        "The goals above are about these; a gap to all of them is over-fitting."
    )
    return (
        f"## Text\n\n{at(card, 'text/cases')} messages. {unseen}\n\n### Unseen\n\n"
        + _columns(card, "unseen/text", rows)
        + "\n### All\n\n"
        + _columns(card, "text", rows)
    )


def _plain(card: Mapping[str, Any], path: str, digits: int = 3) -> str:
    value = value_at(card, path)
    return "–" if value is None else f"{value:.{digits}f}"


def _energy(card: Mapping[str, Any]) -> str:
    titles = {
        SAID: "grams or millilitres said",
        HOUSEHOLD: "household units",
        ASSUMED: "an amount left to the bot",
        "all": "all",
    }
    rows = []
    for name in languages(card, "text"):
        for kind, title in titles.items():
            path = f"text/languages/{name}/energy/{kind}"
            spread = [_plain(card, f"{path}/spread_percent/{each}", 0) for each in ("p10", "p90")]
            rows.append(
                [
                    f"{name}: {title}",
                    _figure(card, f"{path}/median_abs_percent", 1),
                    _figure(card, f"{path}/median_percent", 1),
                    " to ".join(spread),
                    _figure(card, f"{path}/within_20_percent", 2),
                    _plain(card, f"{path}/mean_abs_kcal", 0),
                    _plain(card, f"{path}/mean_kcal", 0),
                    _figure(card, f"{path}/in_interval", 2),
                ]
            )
    head = (
        "Total of the meal",
        "Median error, %",
        "Bias: median with sign, %",
        "10th to 90th percentile, %",
        "Within 20 %",
        "Mean error, kcal",
        "Bias, kcal",
        "Inside the interval shown (80 % claimed)",
    )
    note = "Of meals of 20 kcal or more. A food that is still a question counts as nothing, as in the draft."
    return f"## Energy\n\n{note}\n\n" + _table(head, rows)


def _tags(card: Mapping[str, Any]) -> str:
    tags = at(card, "text/by_tag") or {}
    rows = [
        [tag, str(each["n"]), f"{each['right']:.2f}", _plain(card, f"text/by_tag/{tag}/item_quantity_f1")]
        for tag, each in tags.items()
    ]
    return "## Kinds of text\n\n" + _table(("Kind", "Messages", "Wholly right", "Item and amount, F1"), rows)


def _foods(card: Mapping[str, Any]) -> str:
    names = (
        ("Found", "found", 3),
        ("Median error, %", "median_abs_percent", 1),
        ("Mean error, %", "mean_abs_percent", 1),
        ("Bias: median with sign, %", "median_percent", 1),
        ("Within 20 %", "within_20_percent", 3),
        ("Inside the range that references give, where they differ", "in_published_range", 3),
    )
    rows = [[title, _figure(card, f"kcal_per_100g_ru/{path}", digits)] for title, path, digits in names]
    return f"## Russian everyday foods, kcal per 100 g\n\n{at(card, 'kcal_per_100g_ru/cases')} foods.\n\n" + _table(
        ("", "RU"), rows
    )


def _edits(card: Mapping[str, Any]) -> str:
    rows = (
        ("Exactly the operations meant", "operations_right", 3),
        ("The right kinds of operation", "kinds_right", 3),
        ("Wrong, and sure of it", "certain_and_wrong", 3),
    )
    tags = at(card, "edits/by_tag") or {}
    kinds = [[tag, _figure(card, f"edits/by_tag/{tag}", 2)] for tag in tags]
    return (
        f"## Corrections in words\n\n{_n(card, 'edits')}\n\n"
        + _columns(card, "edits", rows)
        + f"\n{_n(card, 'unseen/edits')}\n\n"
        + _columns(card, "unseen/edits", rows)
        + "\n"
        + _table(("Meant", "Right"), kinds)
    )


def _tone(card: Mapping[str, Any]) -> str:
    rows = (("Accuracy", "accuracy", 3), ("Right when it says a tone", "precision_when_not_neutral", 3))
    tones = at(card, "tone/by_tone") or {}
    heard = [[tone, f"{each['heard']} of {each['n']}", f"{each['f1']:.2f}"] for tone, each in tones.items()]
    f1 = ", ".join(f"{name} {_plain(card, f'tone/languages/{name}/macro_f1')}" for name in languages(card, "tone"))
    return (
        f"## Tone\n\n{_n(card, 'tone')} Macro-F1: {f1}.\n\n"
        + _columns(card, "tone", rows)
        + f"\n{_n(card, 'unseen/tone')}\n\n"
        + _columns(card, "unseen/tone", rows)
        + "\n"
        + _table(("Tone", "Heard", "F1"), heard)
    )


def _n(card: Mapping[str, Any], part: str) -> str:
    return f"{'Unseen: ' if part.startswith('unseen') else ''}{at(card, f'{part}/cases')} messages."


def _photos(card: Mapping[str, Any]) -> str:
    photos = at(card, "photos")
    if not photos:
        return "## Photos\n\nNot measured yet: `make accuracy PHOTOS=DIR/photos.csv`.\n"
    rows = [[title, _figure(card, f"photos/{path}")] for path, title in MEANING.items()]
    note = (
        f"{photos['photos']} photos of {photos['labels']} labels. They are in no repository; "
        "without them `make accuracy` keeps these figures.\n\n"
    )
    kept = "**Kept from an earlier run.** " if at(card, "photos_kept") else ""
    return "## Photos\n\n" + kept + note + _table(("", "Share"), rows)


def _speed(card: Mapping[str, Any]) -> str:
    rows = [
        [title, _plain(card, f"{path}/p50", 1), _plain(card, f"{path}/p95", 1)]
        for title, path in (
            ("ParseMeal through gRPC", "text/latency_ms/parse"),
            ("text to draft, without Telegram and the diary", "text/latency_ms/draft"),
            ("ParseEdit through gRPC", "edits/latency_ms"),
            ("ClassifyTone through gRPC", "tone/latency_ms"),
            ("a photo through gRPC", "photos/latency_ms"),
        )
    ]
    memory = _plain(card, "memory_mb/language", 0)
    return (
        "## Speed and memory\n\nOne caller, on the machine that made the card; the gate does not judge times.\n\n"
        + _table(("ms", "p50", "p95"), rows)
        + f"\nLanguage service after its first answers: {memory} MB resident.\n"
    )
