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
    """Each tone's words in a message, as written there in lower case.

    `found`: said of hardly any other tone; `hints`: said of others too; `denied`: a negation took them back.
    """

    found: Mapping[Tone, tuple[str, ...]]
    hints: Mapping[Tone, tuple[str, ...]]
    denied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    tone: Tone
    words: re.Pattern[str]
    hints: re.Pattern[str]
    emoji: tuple[str, ...]


class ToneRules:
    """Finds each tone's words; a negated joy ("не рад", "not happy") counts for sadness."""

    def __init__(self) -> None:
        data = load_toml("tone_rules.toml")
        negations = "|".join(re.escape(word) for word in data["negation"]["words"])
        self._negated = re.compile(rf"(?<!{_WORD})(?:{negations})\s+(?:так\s+|очень\s+|very\s+|so\s+|really\s+)?$")
        self._rules = [
            _Rule(Tone(name), phrase_pattern(table["words"]), phrase_pattern(table["hints"]), tuple(table["emoji"]))
            for name, table in data.items()
            if name != "negation"
        ]

    def find(self, text: str) -> RuleHits:
        """Words and emoji of every tone, each once."""
        folded = normalise(text)
        denied: list[str] = []
        found = self._matches(folded, {rule.tone: rule.words for rule in self._rules}, denied)
        for rule in self._rules:
            found.setdefault(rule.tone, {}).update(dict.fromkeys(each for each in rule.emoji if each in text))
        hints = self._matches(folded, {rule.tone: rule.hints for rule in self._rules}, denied)
        return RuleHits(_filled(found), _filled(hints), tuple(dict.fromkeys(denied)))

    def _matches(
        self, folded: str, patterns: Mapping[Tone, re.Pattern[str]], denied: list[str]
    ) -> dict[Tone, dict[str, None]]:
        found: dict[Tone, dict[str, None]] = {}
        for meant, pattern in patterns.items():
            for match in pattern.finditer(folded):
                tone = self._under_negation(meant, folded[: match.start()])
                if tone is None:
                    denied.append(match.group())
                else:
                    found.setdefault(tone, {})[match.group()] = None
        return found

    def _under_negation(self, tone: Tone, before: str) -> Tone | None:
        """The tone with a negation taken into account: "не рад" is sad, "не стыдно" says nothing."""
        if not self._negated.search(before):
            return tone
        return Tone.SADNESS if tone is Tone.JOY else None


def _filled(found: Mapping[Tone, Mapping[str, None]]) -> dict[Tone, tuple[str, ...]]:
    return {tone: tuple(each) for tone, each in found.items() if each}


def phrase_pattern(phrases: list[str]) -> re.Pattern[str]:
    """One pattern for all phrases, the longest first; a stem ends with "*"."""
    parts = [
        r"\s+".join(re.escape(piece).replace(r"\*", rf"{_WORD}*") for piece in normalise(phrase).split())
        for phrase in sorted(phrases, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!{_WORD})(?:{'|'.join(parts)})(?!{_WORD})")
