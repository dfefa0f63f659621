"""Pieces to phrases, and phrases to single foods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from language.meal.pieces import Food, Joint, JointPiece, Piece, Word
from language.text.amount import Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.tokens import Token
from language.text.words import WordLists

Part = Food | Word | JointPiece
_IN = frozenset({"in", "into"})
_CANNED = frozenset({"canned", "tinned", "jarred"})
_ON = frozenset({"on", "over", "onto", "atop"})  # in English a food that lies on another is a food of its own


@dataclass(slots=True)
class Phrase:
    """Words that name one food; amounts are attached later. `inner` amounts stood inside the name ("из 3 яиц")."""

    parts: list[Part]
    amounts: list[Amount] = field(default_factory=list)

    @property
    def foods(self) -> list[Food]:
        """The names of known foods, in order."""
        return [part for part in self.parts if isinstance(part, Food)]

    @property
    def tokens(self) -> list[Token]:
        """The content tokens in order."""
        tokens: list[Token] = []
        for part in self.parts:
            if isinstance(part, Food):
                tokens.extend(part.tokens)
            elif isinstance(part, Word):
                tokens.append(part.token)
        return tokens

    def main(self, morphology: Morphology) -> Food | None:
        """The food that the phrase is about: the first in Russian, the last before a preposition in English."""
        foods = self.foods
        if not foods:
            return None
        if is_cyrillic(foods[0].tokens[0].norm):
            return next(
                (f for f in foods if not all(morphology.is_adjective(token.norm) for token in f.tokens)), foods[0]
            )
        upto = next((i for i, part in enumerate(self.parts) if isinstance(part, JointPiece)), len(self.parts))
        before_joint = [part for part in self.parts[:upto] if isinstance(part, Food)]
        return before_joint[-1] if before_joint else foods[0]


Element = Phrase | Amount | JointPiece


class PhraseBuilder:
    """Groups neighbouring words into phrases and cuts the phrases that name several foods."""

    def __init__(self, morphology: Morphology, lists: WordLists) -> None:
        self._morphology, self._lists = morphology, lists

    def build(self, pieces: Sequence[Piece]) -> list[Element]:
        """Phrases, amounts and joints in order; no phrase names two foods that were meant apart."""
        elements: list[Element] = []
        run: list[Part] = []
        for piece in pieces:
            if isinstance(piece, Food | Word) or (isinstance(piece, JointPiece) and piece.joint is Joint.OF):
                run.append(piece)
                continue
            elements.extend(self._split(run))
            run = []
            elements.append(piece)
        elements.extend(self._split(run))
        return elements

    def _split(self, run: Sequence[Part]) -> Iterable[Phrase]:
        parts = _trim(self._affirmed(run))
        phrases: list[list[Part]] = [[]]
        if product := self._product(parts):
            return [Phrase(product)]
        foods = [part for part in parts if isinstance(part, Food)]
        food_count = len(foods)
        swallows = bool(foods) and self._has(foods[-1], self._lists.joined_head)  # "chicken caesar wrap"
        pending: list[Part] = []  # words after a food whose owner is not known yet
        last: Food | None = None
        for part in parts:
            if not isinstance(part, Food):
                pending.append(part)
                continue
            if last is not None and not pending and self._is_title(last, part):
                continue
            if last is not None and not pending and self._is_kind_of(last, part):
                phrases[-1].pop()
            elif last is not None and self._is_boundary(last, part, pending, 1 if swallows else food_count):
                back, forward = self._share(pending)
                phrases[-1].extend(back)
                phrases.append([*forward])
            else:
                phrases[-1].extend(pending)
            phrases[-1].append(part)
            pending, last = [], part
        phrases[-1].extend(pending)
        return [Phrase(_trim(parts)) for parts in phrases if _trim(parts)]

    def _affirmed(self, run: Sequence[Part]) -> Sequence[Part]:
        """Without "no sugar" where no food is before it: the sugar was not eaten."""
        for index, part in enumerate(run):
            if isinstance(part, Food):
                return run
            if isinstance(part, JointPiece) and part.word in self._lists.without:
                denied = next((at for at in range(index, len(run)) if isinstance(run[at], Food)), len(run))
                return [*run[:index], *self._affirmed(run[denied + 1 :])]  # "no sugar coffee"
        return run

    def _product(self, parts: Sequence[Part]) -> list[Part]:
        """ "чудо питьевое клубника йогурт": behind a maker's name what is made, then its flavour; [] for no product."""
        foods = [part for part in parts if isinstance(part, Food)]
        brands = [part for part in parts if isinstance(part, Word) and part.token.norm in self._lists.brand]
        if len(foods) != 2 or not brands or any(isinstance(part, JointPiece) for part in parts):
            return []
        flavour, made = foods
        if not self._has(made, self._lists.apposition_head) or self._has(flavour, self._lists.apposition_head):
            return []
        return [made, *(part for part in parts if isinstance(part, Word) and part not in brands)]

    def _is_title(self, left: Food, right: Food) -> bool:
        """ "пельмени Цезарь": a name in capitals behind what often bears one."""
        title, thing = right.tokens[0], left.tokens[-1]
        lower = thing.text.islower() or thing.start == 0
        return lower and title.start > 0 and title.text.istitle() and self._has(left, self._lists.branded)

    def _is_kind_of(self, left: Food, right: Food) -> bool:
        """ "суп pho bo": a Russian word for the kind before the dish's own name in Latin letters."""
        kind, dish = left.tokens[0].norm, right.tokens[0].norm
        if len(left.tokens) > 1 or not is_cyrillic(kind) or is_cyrillic(dish):
            return False
        return self._has(left, self._lists.apposition_head)

    def _share(self, between: Sequence[Part]) -> tuple[list[Part], list[Part]]:
        """Words between two foods: Russian nouns stay behind, adjectives and all English words go ahead."""
        words = [part for part in between if isinstance(part, Word)]
        ahead = [word for word in words if self._goes_ahead(word.token.norm)]
        return [word for word in words if word not in ahead], [*ahead]

    def _goes_ahead(self, word: str) -> bool:
        if word.endswith("%"):
            return False
        return not is_cyrillic(word) or self._morphology.is_adjective(word)

    def _is_boundary(self, left: Food, right: Food, between: Sequence[Part], food_count: int) -> bool:
        """Whether `right` begins another food. `food_count` is how many the run names; 1: its last one takes all."""
        joints = [part.word for part in between if isinstance(part, JointPiece)]
        if joints:
            if _IN & set(joints) and left.tokens[0].norm in _CANNED:  # "canned peaches in syrup"
                return False
            if _IN & set(joints) and self._has(right, self._lists.drink | self._lists.beside):  # "milk in my tea"
                return True
            lies_on = bool(_ON & set(joints)) or ("на" in joints and self._has(right, self._lists.base))
            return (lies_on and not self._has(left, self._lists.filled)) or self._is_drunk_with(left, joints, right)
        if is_cyrillic(right.tokens[-1].norm):
            return self._russian_boundary(left, right, between, food_count)
        return self._english_boundary(left, right, food_count)

    def _is_drunk_with(self, left: Food, joints: Sequence[str], right: Food) -> bool:
        """ "коньяк под лимончик", "ложка сахара в чай": a drink and what goes with it."""
        if joints == ["под"]:
            return self._has(left, self._lists.drink)
        return joints == ["в"] and self._has(right, self._lists.drink) and not self._has(left, self._lists.drink)

    def _russian_boundary(self, left: Food, right: Food, between: Sequence[Part], food_count: int) -> bool:
        head = next((t for t in right.tokens if not self._morphology.is_adjective(t.norm)), right.tokens[-1])
        if self._morphology.is_adjective(head.norm):
            return False
        if right.tokens[0].glued:  # "суп-пюре" is one, "огурцы-помидоры" are two
            return all(self._morphology.may_be(food.tokens[-1].norm, "plur") for food in (left, right))
        if self._morphology.is_adjective(left.tokens[-1].norm) and len(left.tokens) == 1:
            return False
        if not self._is_object(head.norm):
            return False
        apposition = food_count == 2 and not between and self._has(left, self._lists.apposition_head)
        return not (apposition and len(left.tokens) == 1 and self._is_object(left.tokens[0].norm))

    def _is_object(self, word: str) -> bool:
        """Nominative, or an accusative that is no genitive ("курицу", but not the "лосося" of "стейк лосося")."""
        if self._morphology.may_be(word, "nomn"):
            return not self._morphology.is_likely(word, "gent")  # "хлеба" and "сахара" are hardly plurals
        return self._morphology.may_be(word, "accs") and not self._morphology.may_be(word, "gent")

    def _english_boundary(self, left: Food, right: Food, food_count: int) -> bool:
        if self._has(right, self._lists.joined_head):
            return False
        swallowed = food_count == 1
        last = left.tokens[-1].norm
        plural = last.endswith("s") and self._morphology.lemma(last) != last
        if swallowed and not plural:
            return self._has(left, self._lists.drink)
        if plural or food_count > 2 or not self._has(right, self._lists.compound_head):
            return True
        return self._has(left, self._lists.drink) or self._has(left, self._lists.filled)

    def _has(self, food: Food, words: frozenset[str]) -> bool:
        return has_word(food.tokens, words, self._morphology)


def has_word(tokens: Iterable[Token], words: frozenset[str], morphology: Morphology) -> bool:
    """Whether any token has a dictionary form in the list."""
    return any(has_word_form(token.norm, words, morphology) for token in tokens)


def has_word_form(word: str, words: frozenset[str], morphology: Morphology) -> bool:
    """Whether a word or a dictionary form of it is in the list."""
    return word in words or not words.isdisjoint(morphology.lemmas(word))


def _trim(parts: Sequence[Part]) -> list[Part]:
    """Without joints at either end."""
    start, end = 0, len(parts)
    while start < end and isinstance(parts[start], JointPiece):
        start += 1
    while end > start and isinstance(parts[end - 1], JointPiece):
        end -= 1
    return list(parts[start:end])
