"""Tone by keywords and emoji: explainable, so it goes first."""

import re
from dataclasses import dataclass

from language.model import Tone, ToneReading
from language.text.tokens import normalise
from language.text.words import load_toml

_ONE_HIT, _MORE_HITS = 0.8, 0.95
_WORD = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class _Rule:
    tone: Tone
    pattern: re.Pattern[str]
    emoji: tuple[str, ...]


class ToneRules:
    """Counts each tone's words; a negated joy ("не рад", "not happy") counts for sadness."""

    def __init__(self) -> None:
        data = load_toml("tone_rules.toml")
        negations = "|".join(re.escape(word) for word in data["negation"]["words"])
        self._negated = re.compile(rf"(?<!{_WORD})(?:{negations})\s+(?:так\s+|очень\s+|very\s+|so\s+|really\s+)?$")
        self._rules = [
            _Rule(Tone(name), _pattern(table["words"]), tuple(table["emoji"]))
            for name, table in data.items()
            if name != "negation"
        ]

    def classify(self, text: str) -> ToneReading | None:
        """The tone with the most words (a phrase counts all of its own); None when there are none."""
        found: dict[Tone, list[str]] = {}
        denied: list[str] = []
        folded = normalise(text)
        for rule in self._rules:
            for match in rule.pattern.finditer(folded):
                tone = self._under_negation(rule.tone, folded[: match.start()])
                if tone is None:
                    denied.append(match.group())
                else:
                    found.setdefault(tone, []).append(match.group())
            found.setdefault(rule.tone, []).extend(each for each in rule.emoji if each in text)
        tone = max(found, key=lambda each: sum(len(words.split()) for words in found[each]))
        evidence = tuple(dict.fromkeys(found[tone]))
        if not evidence:
            return ToneReading(Tone.NEUTRAL, _ONE_HIT, "rules", tuple(denied)) if denied else None
        return ToneReading(tone, _ONE_HIT if len(evidence) == 1 else _MORE_HITS, "rules", evidence)

    def _under_negation(self, tone: Tone, before: str) -> Tone | None:
        """The tone with a negation taken into account: "не рад" is sad, "не стыдно" says nothing."""
        if not self._negated.search(before):
            return tone
        return Tone.SADNESS if tone is Tone.JOY else None


def _pattern(words: list[str]) -> re.Pattern[str]:
    """One pattern for all words, the longest first."""
    parts = [
        r"\s+".join(re.escape(piece).replace(r"\*", rf"{_WORD}*") for piece in normalise(word).split())
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!{_WORD})(?:{'|'.join(parts)})(?!{_WORD})")
