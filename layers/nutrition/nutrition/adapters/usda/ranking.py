"""How well a description fits a query, 0 to 1.

The score is the share of the query's information that the description covers (inverse document frequency of its
words, as in Spärck Jones 1972), less what the description says beyond it, less what makes a row a bad default: a
description that assumes added fat, a dry mix, baby food. It was calibrated on the project's development phrases
(decision 0016): from 0.6 up the best row is the food meant.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nutrition.adapters.usda.text import MODIFIERS, Words, read_query, words_of

BEST_LEXICAL = 0.94  # below an exact name
LEAST = 0.15
EXTRA_WORD_COST = 0.12
NEUTRAL_WORD_COST = 0.015
NO_HEAD = 0.5
HEAD_NOT_FIRST = 0.9
HEAD_QUALIFIES = 0.6
PLAIN_ROW = 0.87
# Words that a short generic USDA name carries without narrowing what it is.
_NEUTRAL = """
raw cooked boiled drained salt plain nfs regular all type fresh added fat commercially prepared skin roasted
dry heat ready serve variety commercial whole enriched recipe home meat only
"""
NEUTRAL = frozenset(_NEUTRAL.split())
# What makes a row a poor default for people who did not say it, by a factor.
UNASKED: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), factor)
    for pattern, factor in (
        (r"\bbaby ?(food|toddler)?\b|infant formula", 0.4),
        (r"\b(dry mix|dehydrated|powder|unprepared|condensed|concentrate|undiluted|freeze-dried|instant)\b", 0.6),
        (r"\b(imitation|meatless|dietetic|substitute|low calorie|sugar free|reduced|nonfat|fat free)\b", 0.75),
        (r"\b(fat added|made with (butter|margarine|oil|animal)|ns as to fat|coated|breaded|fried)\b", 0.8),
        (r"\bnfs\b|\bns as to\b", 0.93),
        (r"\b(dry|uncooked|flour|crude|industrial)\b", 0.85),
        (r"(?-i:\([A-Z]\w+[^)]*\)|\b[A-Z]{4,}\b|\b[A-Z]+'S\b)", 0.75),  # brands are in capitals or in brackets
    )
)
RAW = re.compile(r"\braw\b", re.IGNORECASE)
EATEN_COOKED = re.compile(r"fish|poultry|beef|pork|lamb|veal|sausage|legume|grain|meat|chicken", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row that shares a word with the query; `names` are the texts under which it is known."""

    key: str
    names: tuple[str, ...]
    category: str
    is_reviewed: bool


def inverse_frequency(rows: int, rows_with_word: int) -> float:
    """Information of a word, above 0; a word that no row has counts as one that a single row has."""
    return math.log(1 + rows / max(rows_with_word, 1))


def score(candidate: Candidate, query: Words, information: Mapping[str, float]) -> float:
    """The best score over the candidate's names; 0 when nothing but modifiers matched."""
    best = max(_name_score(name, query, information) for name in candidate.names)
    factor = 1.0 if candidate.is_reviewed else PLAIN_ROW * _default_factor(candidate, query.text)
    return min(best * factor, BEST_LEXICAL)


def _name_score(name: str, query: Words, information: Mapping[str, float]) -> float:
    words = words_of(name)
    present = set(words)
    matched = [word for word in query.weights if word in present]
    if all(word in MODIFIERS for word in matched):
        return 0.0
    total = sum(weight * information[word] for word, weight in query.weights.items())
    covered = sum(query.weights[word] * information[word] for word in matched) / total
    return math.pow(covered, 1.5) * _precision(present, query) * _head_factor(name, words, query)


def _precision(present: set[str], query: Words) -> float:
    beyond = present - query.weights.keys()
    neutral = sum(word in NEUTRAL for word in beyond)
    return 1 / (1 + EXTRA_WORD_COST * (len(beyond) - neutral) + NEUTRAL_WORD_COST * neutral)


def _head_factor(name: str, words: tuple[str, ...], query: Words) -> float:
    """Whether the description is of that food, or of another one that the word only qualifies ("venison sausage")."""
    if query.head not in words:
        return NO_HEAD
    first_part = name.partition(",")[0]
    if read_query(first_part).head == query.head:
        return 1.0
    return HEAD_QUALIFIES if query.head in words_of(first_part) else HEAD_NOT_FIRST


def _default_factor(candidate: Candidate, asked: str) -> float:
    """How good a default the row is, given the words that were really asked for."""
    name = candidate.names[0]
    factor = 1.0
    for pattern, penalty in UNASKED:
        if (found := pattern.search(name)) and not _was_asked(found.group(), asked):
            factor *= penalty
    if RAW.search(name) and "raw" not in asked and EATEN_COOKED.search(candidate.category):
        factor *= 0.8
    return factor


def _was_asked(phrase: str, asked: str) -> bool:
    return any(word in asked for word in words_of(phrase))
