"""Wordings of several words that one word says as well ("take the rice out", "rather than"), and plus signs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from language.text.tokens import Kind, Token

_LONGEST = 4
_REACH = 5


class Rewording:
    """Puts one token for a wording of several."""

    def __init__(self, wordings: Mapping[str, str], separable: Mapping[str, Sequence[str]]) -> None:
        """`wordings` maps words to the word or words that stand for them; `separable` a verb to its particles."""
        self._wordings, self._separable = wordings, separable

    def reword(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with every wording of the lists in its short form."""
        return self._joined(self._short(tokens))

    def _short(self, tokens: Sequence[Token]) -> list[Token]:
        done: list[Token] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.kind is Kind.BREAK and token.norm == "+":
                done.append(replace(token, kind=Kind.WORD, norm="plus"))
                position += 1
                continue
            length, words = self._wording(tokens, position)
            last = tokens[position + length - 1]
            done += [replace(token, norm=word, end=last.end) for word in words] if length > 1 else [token]
            position += length
        return done

    def _wording(self, tokens: Sequence[Token], position: int) -> tuple[int, list[str]]:
        for length in range(_LONGEST, 1, -1):
            words = " ".join(token.norm for token in tokens[position : position + length])
            if position + length <= len(tokens) and words in self._wordings:
                return length, self._wordings[words].split()
        return 1, []

    def _joined(self, tokens: list[Token]) -> list[Token]:
        """ "take the rice out" as "remove the rice"; in "take 50 g off the rice" the particle is a preposition."""
        for index, token in enumerate(tokens):
            particles = self._separable.get(token.norm, ())
            for at in range(index + 1, min(index + _REACH + 1, len(tokens))):
                if tokens[at].kind is Kind.BREAK:
                    break
                if tokens[at].norm in particles:
                    kept = tokens[at:] if _goes_on(tokens, at) and at > index + 1 else tokens[at + 1 :]
                    return [
                        *tokens[:index],
                        replace(token, norm="remove"),
                        *tokens[index + 1 : at],
                        *self._joined(kept),
                    ]
        return tokens


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name follows the particle."""
    return at + 1 < len(tokens) and tokens[at + 1].kind is Kind.WORD and tokens[at + 1].norm not in {"and", "&", "but"}
