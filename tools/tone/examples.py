"""The training messages and what they are made into."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from language.model import Tone
from language.text.tokens import normalise
from language.text.words import DATA as LANGUAGE_DATA
from language.tone.rules import phrase_pattern

DATA = Path(__file__).parent / "data"
FILES = ("early.tsv", "ru.tsv", "en.tsv")
RULES = LANGUAGE_DATA / "tone_rules.toml"


@dataclass(frozen=True, slots=True)
class Example:
    """`judged`: counted when the training is judged; the early messages are not: they knew the rules."""

    tone: Tone
    language: str
    text: str
    judged: bool


def read_examples() -> list[Example]:
    """Every message of the training files."""
    return [
        Example(Tone(tone), language, text, judged=name != FILES[0])
        for name in FILES
        for tone, language, text in read_rows(DATA / name)
    ]


def read_rows(path: Path) -> Iterator[tuple[str, str, str]]:
    """(tone, language, text): tab separated, quotes are the text's own, "#" starts a comment."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            tone, language, text = line.split("\t")
            yield tone, language, text


def digest() -> str:
    """SHA-256 of all that the weights are made from but code."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in (*(DATA / name for name in FILES), RULES))).hexdigest()


def rule_figures(examples: list[Example]) -> list[tuple[Tone, str, Counter[Tone]]]:
    """Each keyword that occurs, with the tones of the judged messages that have it."""
    texts = [(example.tone, normalise(example.text)) for example in examples if example.judged]
    figures = []
    for name, table in tomllib.loads(RULES.read_text(encoding="utf-8")).items():
        for phrase in table["words"] if name != "negation" else ():
            pattern = phrase_pattern([phrase])
            figures.append((Tone(name), phrase, Counter(tone for tone, text in texts if pattern.search(text))))
    return [each for each in figures if each[2]]
