"""Search and lookup in the food table."""

import sqlite3
import threading
from functools import lru_cache, partial
from pathlib import Path

from nutrition.adapters.usda.ranking import LEAST, Candidate, inverse_frequency, score
from nutrition.adapters.usda.rows import read_food
from nutrition.adapters.usda.text import is_russian, normalised, read_query, stem
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food, FoodMatch, FoodQuery
from nutrition.errors import ConfigurationError, DependencyUnavailableError

SCHEMA_VERSION = "1"
NAME_SEPARATOR = " | "
CANDIDATES = 120
# Everyday foods come again and again, and the file never changes: one found before costs nothing. About 15 MB in all.
KEPT_FOODS, KEPT_SEARCHES = 2048, 4096
EXACT_KEY = 1.0
HEAD_ALONE = 0.35  # a question: between `CHOICE_SCORE` and `SAFE_SCORE`
EXACT_ALIAS = {"ru": 1.0, "en": 0.95}
ALIAS = "SELECT food_key FROM alias WHERE language = ? AND name = ?"
MATCHING = """
SELECT food_search.key, food_search.name_en, food.category, food.name_ru IS NOT NULL
FROM food_search JOIN food USING (key) WHERE food_search MATCH ? ORDER BY rank LIMIT ?"""


class FoodTable:
    """The embedded nutrient database; one may be shared by threads.

    Raises `ConfigurationError` when the file is missing or is not a food table of this version.
    """

    def __init__(self, path: Path) -> None:
        try:
            # `immutable` spares the locks: the file is replaced as a whole, never written to.
            self._connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            version = self._connection.execute("SELECT value FROM metadata WHERE name = 'schema_version'").fetchone()
            self._rows: int = self._connection.execute("SELECT count(*) FROM food").fetchone()[0]
        except sqlite3.Error as error:
            raise ConfigurationError("FOOD_TABLE_PATH is no food table: run `make install`") from error
        if version != (SCHEMA_VERSION,):
            raise ConfigurationError(f"FOOD_TABLE_PATH is not a food table of version {SCHEMA_VERSION}")
        self._lock = threading.Lock()  # the connection is one, and whoever misses a cache uses it
        self._information: dict[str, float] = {}
        self._food = lru_cache(KEPT_FOODS)(partial(read_food, self._connection))
        self._best = lru_cache(KEPT_SEARCHES)(self._rank)

    def close(self) -> None:
        """Closes the file; the table cannot be used afterwards."""
        self._connection.close()

    def get(self, key: str) -> Food | None:
        """The food with this key, or None."""
        with self._lock:
            return self._food(key)

    def search(self, query: FoodQuery, *, limit: int, deadline: Deadline) -> list[FoodMatch]:
        """At most `limit` foods, best first: the one named exactly, then those whose names share words with the query.

        Scores: 1 for the key or a Russian name, 0.95 for an English name, at most 0.94 for a lexical match.
        """
        if deadline.expired:
            raise DependencyUnavailableError("food table: no time left")
        with self._lock:
            best = self._best(query.food_key, query.name, query.name_en, limit)
            foods = [(self._food(key), value) for key, value in best]
        return [FoodMatch(food, round(value, 3)) for food, value in foods if food is not None]

    def _rank(self, food_key: str, name: str, name_en: str, limit: int) -> tuple[tuple[str, float], ...]:
        """Keys and scores, best first."""
        scores = self._exact(food_key, name, name_en)
        for key, value in self._lexical(name_en or ("" if is_russian(name) else name), limit).items():
            scores.setdefault(key, value)
        if max(scores.values(), default=0) < HEAD_ALONE and (
            head := read_query(name_en or name).head
        ):  # "scotch egg": an egg of some kind
            scores |= dict.fromkeys(self._exact("", head, head), HEAD_ALONE)
        return tuple(sorted(scores.items(), key=lambda item: -item[1])[:limit])

    def _exact(self, food_key: str, own_name: str, name_en: str) -> dict[str, float]:
        if food_key and self._food(food_key):
            return {food_key: EXACT_KEY}
        for name in filter(None, (own_name, name_en)):
            language = "ru" if is_russian(name) else "en"
            for form in dict.fromkeys((normalised(name), _singular(name))):
                if row := self._connection.execute(ALIAS, (language, form)).fetchone():
                    return {row[0]: EXACT_ALIAS[language]}
        return {}

    def _lexical(self, text: str, limit: int) -> dict[str, float]:
        words = read_query(text)
        if not words.content:
            return {}
        information = {word: self._information_of(word) for word in words.weights}
        scores: dict[str, float] = {}
        for operator in (" AND ", " OR "):
            for candidate in self._candidates(operator.join(f'"{word}"' for word in words.content)):
                value = score(candidate, words, information)
                if value >= LEAST:
                    scores[candidate.key] = value
            if len(scores) >= limit:
                break
        return scores

    def _candidates(self, expression: str) -> list[Candidate]:
        rows = self._connection.execute(MATCHING, (expression, CANDIDATES))
        return [
            Candidate(key, tuple(names.split(NAME_SEPARATOR)), category, bool(is_reviewed))
            for key, names, category, is_reviewed in rows
        ]

    def _information_of(self, word: str) -> float:
        if word not in self._information:
            counted = self._connection.execute(
                "SELECT count(*) FROM food_search WHERE food_search MATCH ?", (f'"{word}"',)
            )
            value = inverse_frequency(self._rows, counted.fetchone()[0])
            if len(self._information) > 10_000:  # a bound, so that strangers' words cannot fill the memory
                self._information.clear()
            self._information[word] = value
        return self._information[word]


def _singular(name: str) -> str:
    return " ".join(stem(word) for word in normalised(name).split())
