"""The figures of a set of texts."""

from collections.abc import Sequence
from typing import Any

from tools.accuracy import figures
from tools.accuracy.bot import Bot
from tools.accuracy.groups import by_language
from tools.accuracy.text_cases import ASSUMED, HOUSEHOLD, SAID, TextCase
from tools.accuracy.text_outcome import TextOutcome, judge

# Below it a percentage says nothing (a cup of tea has 2 kcal): only the error in kcal counts.
LEAST_KCAL = 20
CARBS_WITHIN_G = 7.5  # NutriBench's bar
Result = dict[str, Any]


def outcomes(bot: Bot, cases: Sequence[TextCase]) -> list[TextOutcome]:
    return [judge(bot, case) for case in cases]


def text_figures(judged: Sequence[TextOutcome]) -> Result:
    """All figures over all languages and for each, and the main ones by tag."""
    return {
        "set": "text",
        "cases": len(judged),
        "languages": {name: _of_group(group) for name, group in by_language(judged).items()},
        "by_tag": {
            tag: _of_tag([each for each in judged if each.case.tag == tag])
            for tag in sorted({each.case.tag for each in judged})
            if tag
        },
        "by_split": {
            split: _of_tag([each for each in judged if each.case.is_for_developers is seen])
            for split, seen in (("dev", True), ("holdout", False))
        },
        "latency_ms": {
            "parse": figures.percentiles([each.parse_ms for each in judged], 50, 95),
            "draft": figures.percentiles([each.draft_ms for each in judged], 50, 95),
        },
    }


def _of_group(judged: Sequence[TextOutcome]) -> Result:
    meals = [each for each in judged if not each.case.is_nonsense]
    return {
        "n": len(judged),
        "item_f1": figures.f1([(each.named, each.said, each.expected) for each in judged]),
        "item_quantity_f1": figures.f1([(each.weighed, each.said, each.expected) for each in judged]),
        "food_top1": figures.ratio([(each.top1, each.read) for each in meals]),
        "food_top5": figures.ratio([(each.top5, each.read) for each in meals]),
        "unsure": figures.ratio([(each.said - each.settled, each.said) for each in meals]),
        "settled_wrong": figures.ratio([(each.settled_wrong, each.settled) for each in meals]),
        "assumed_marked": figures.ratio([(each.marked, each.unsaid) for each in _unsaid(meals)]),
        "confident_nonsense": figures.share([each.settled > 0 for each in judged if each.case.is_nonsense]),
        "confident_nonsense_words": figures.share([each.settled > 0 for each in judged if each.case.tag == "nonsense"]),
        "energy": {
            "all": _energy(meals),
            **{
                kind: _energy([each for each in meals if each.case.amounts == kind])
                for kind in (SAID, HOUSEHOLD, ASSUMED)
            },
        },
        "carbs": _carbs(meals),
    }


def _unsaid(meals: Sequence[TextOutcome]) -> list[TextOutcome]:
    """Texts without a number: there an amount of null means that none was said."""
    return [each for each in meals if each.case.tag == "notsaid"]


def _of_tag(judged: Sequence[TextOutcome]) -> Result:
    score = figures.f1([(each.weighed, each.said, each.expected) for each in judged])
    return {
        "n": len(judged),
        "right": figures.share([each.is_right for each in judged])["value"],
        "item_quantity_f1": score["value"] if score["n"] else None,  # nothing can be named in nonsense
    }


def _energy(meals: Sequence[TextOutcome]) -> Result:
    """Errors of the draft's total against the reference; the sign says too much (+) or too little (-)."""
    known = [(each, each.case.kcal) for each in meals if each.case.kcal is not None]
    errors = [each.energy.kcal - kcal for each, kcal in known]
    counted = [(each, kcal) for each, kcal in known if kcal >= LEAST_KCAL]
    percent = [100 * (each.energy.kcal - kcal) / kcal for each, kcal in counted]
    return {
        "median_abs_percent": figures.median([abs(each) for each in percent]),
        "median_percent": figures.median(percent),
        "spread_percent": figures.percentiles(percent, 10, 25, 75, 90),
        "within_20_percent": figures.share([abs(each) <= 20 for each in percent]),
        "mean_abs_kcal": figures.mean([abs(each) for each in errors]),
        "median_abs_kcal": figures.median([abs(each) for each in errors]),
        "mean_kcal": figures.mean(errors),
        # An amount said in grams has no interval.
        "in_interval": figures.share(
            [each.energy.low <= kcal <= each.energy.high for each, kcal in counted if each.case.amounts != SAID]
        ),
    }


def _carbs(meals: Sequence[TextOutcome]) -> Result:
    errors = [each.energy.carbs - each.case.carbs for each in meals if each.case.carbs is not None]
    return {
        "median_abs_g": figures.median([abs(each) for each in errors]),
        "mean_abs_g": figures.mean([abs(each) for each in errors]),
        "mean_g": figures.mean(errors),
        "within_7_5_g": figures.share([abs(each) <= CARBS_WITHIN_G for each in errors]),
    }
