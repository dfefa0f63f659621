"""Where the state of what was weighed stands: "рис 80 (в сухом виде)", "овсянка 50 г до варки", "вес готового"."""

from collections.abc import Sequence
from dataclasses import replace

from language.food.dictionary import FoodDictionary
from language.text.measures import Measures
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Kind, Token
from language.text.words import load_toml

_JOINTS = frozenset({"в", "во", "это", "на", "весом", "вес"})
_DRY, _RAW, _COOKED = ("сухой", "dry", "uncooked"), ("сырой", "raw"), ("",)
_GOES_ON = frozenset({"and", "with", "plus", "or", "then", "w", "in"})
_ADJECTIVES = ("dry", "raw", "cooked")
_REACH = 6  # tokens between a name and its state
_LONGEST_NAME = 3


class StateReader:
    """Puts the state beside the name, where the dictionary finds the dry or the raw row; a cooked food needs none."""

    def __init__(self, dictionary: FoodDictionary, measures: Measures, morphology: Morphology) -> None:
        data = load_toml("states.toml")
        self._lists: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in data.items()}
        self._dictionary, self._measures, self._morphology = dictionary, measures, morphology

    def beside_names(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with every state that follows its food as an adjective of the name."""
        moved: list[Token] = []
        position = 0
        while position < len(tokens):
            end, states = self._state(tokens, position)
            if end == position:
                moved.append(tokens[position])
                position += 1
                continue
            self._insert(moved, tokens[position], states)
            position = end
        return moved

    def _state(self, tokens: Sequence[Token], start: int) -> tuple[int, tuple[str, ...]]:
        """The end of a state that begins at `start`, and what it may be, likelier first; (start, ()) for none."""
        words = [token.norm for token in tokens[start : start + 4]]
        if words[:1] in (["до"], ["после"]) and self._is(words[1:2], "cooking"):
            return start + 2, (*_DRY, *_RAW) if words[0] == "до" else _COOKED
        skipped = 0
        while skipped < len(words) and words[skipped] in _JOINTS:
            skipped += 1
        named = next((name for name in _ADJECTIVES if self._is(words[skipped : skipped + 1], name)), None)
        if named is None:
            return start, ()
        end = start + skipped + 1
        measured = self._is(words[skipped + 1 : skipped + 2], "measure")
        if measured:
            end += 1
        is_state = measured or skipped or (named != "cooked" and self._stands_alone(tokens, start))
        return (
            (end, {"dry": (*_DRY, *_RAW), "raw": (*_RAW, *_DRY), "cooked": _COOKED}[named]) if is_state else (start, ())
        )

    def _stands_alone(self, tokens: Sequence[Token], index: int) -> bool:
        """An adjective after an amount that no noun follows: "70 г сырой", not "70 г сырой рыбы"."""
        if index == 0 or tokens[index - 1].kind is Kind.BREAK:
            return False
        before = tokens[index - 1]
        if not is_cyrillic(tokens[index].norm):  # "lentils uncooked", not "raw carrots"
            after = tokens[index + 1] if index + 1 < len(tokens) else None
            return after is None or after.kind is not Kind.WORD or after.norm in _GOES_ON
        amount = before.kind is Kind.NUMBER or self._measures.unit_at([before], 0) is not None
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        noun = following is not None and following.kind is Kind.WORD
        return amount and not (noun and following and self._morphology.agree(tokens[index].norm, following.norm))

    def _insert(self, moved: list[Token], said: Token, states: Sequence[str]) -> None:
        """Put the first state that makes a name with the words before it right behind them."""
        for at in range(len(moved), max(len(moved) - _REACH, 0), -1):
            name = moved[at - 1]
            if name.kind is not Kind.WORD or not self._dictionary.knows(name.norm):
                continue
            start = at - 1
            while start > 0 and moved[start - 1].kind is Kind.WORD and at - start < _LONGEST_NAME:
                start -= 1
            for first in range(start, at):
                if state := self._state_of([token.norm for token in moved[first:at]], states):
                    moved.insert(at, replace(said, kind=Kind.WORD, norm=state))
                    return

    def _state_of(self, name: Sequence[str], states: Sequence[str]) -> str | None:
        """The first state that makes another food of the name."""
        plain = self._dictionary.find(name)
        if plain is None:
            return None
        cyrillic = is_cyrillic(name[-1])
        for state in states:
            found = self._dictionary.find([*name, state]) if state and is_cyrillic(state) is cyrillic else None
            if found is not None and found.food_key != plain.food_key:
                return state
        return None

    def _is(self, words: Sequence[str], name: str) -> bool:
        if not words or self._lists[name].isdisjoint({words[0], *self._morphology.lemmas(words[0])}):
            return False
        return name not in _ADJECTIVES or self._is_full_adjective(words[0])

    def _is_full_adjective(self, word: str) -> bool:
        """Not a short form: "сыра" is cheese."""
        if not is_cyrillic(word):
            return True
        return any(parse.tag.POS in {"ADJF", "PRTF"} for parse in self._morphology.parses(word))
