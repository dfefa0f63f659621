"""Tone by keywords and emoji: what a person can check at a glance, so it is the first evidence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from language.model import Tone
from language.text.tokens import normalise
from language.text.words import load_toml

_WORD = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class RuleHits:
    """Each tone's words in a message, as written there in lower case; `denied` are those that a negation took back."""

    found: Mapping[Tone, tuple[str, ...]]
    denied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    tone: Tone
    pattern: re.Pattern[str]
    emoji: tuple[str, ...]


class ToneRules:
    """Finds each tone's words; a negated joy ("не рад", "not happy") counts for sadness."""

    def __init__(self) -> None:
        data = load_toml("tone_rules.toml")
        negations = "|".join(re.escape(word) for word in data["negation"]["words"])
        self._negated = re.compile(rf"(?<!{_WORD})(?:{negations})\s+(?:так\s+|очень\s+|very\s+|so\s+|really\s+)?$")
        self._rules = [
            _Rule(Tone(name), phrase_pattern(table["words"]), tuple(table["emoji"]))
            for name, table in data.items()
            if name != "negation"
        ]

    def find(self, text: str) -> RuleHits:
        """Words and emoji of every tone, each once."""
        found: dict[Tone, dict[str, None]] = {}
        denied: list[str] = []
        folded = normalise(text)
        for rule in self._rules:
            for match in rule.pattern.finditer(folded):
                tone = self._under_negation(rule.tone, folded[: match.start()])
                if tone is None:
                    denied.append(match.group())
                else:
                    found.setdefault(tone, {})[match.group()] = None
            found.setdefault(rule.tone, {}).update(dict.fromkeys(each for each in rule.emoji if each in text))
        return RuleHits({tone: tuple(each) for tone, each in found.items() if each}, tuple(denied))

    def _under_negation(self, tone: Tone, before: str) -> Tone | None:
        """The tone with a negation taken into account: "не рад" is sad, "не стыдно" says nothing."""
        if not self._negated.search(before):
            return tone
        return Tone.SADNESS if tone is Tone.JOY else None


def phrase_pattern(phrases: list[str]) -> re.Pattern[str]:
    """One pattern for all phrases, the longest first; a stem ends with "*"."""
    parts = [
        r"\s+".join(re.escape(piece).replace(r"\*", rf"{_WORD}*") for piece in normalise(phrase).split())
        for phrase in sorted(phrases, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!{_WORD})(?:{'|'.join(parts)})(?!{_WORD})")
