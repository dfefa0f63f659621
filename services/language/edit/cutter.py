"""Cuts an edit into clauses."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from language.edit.clauses import Clause, Intent, Intents
from language.edit.sentences import Sentences
from language.edit.words import EditWords
from language.text.tokens import Kind, Token

_JOINTS = frozenset({"и", "and", "&", "а", "но", "but", "then", "потом", "ни", "nor"})
_LISTING = frozenset({"и", "and", "&", "ни", "nor"})
_EXCEPT = frozenset({"кроме", "except"})
_PLUS = frozenset({"plus", "плюс"})
_OWN_WORDS = ("correction", "order", "eaten", "only", "left", "everything", "instead", "praise", "negation")


class ClauseCutter:
    """Splits at commas and conjunctions, and where speech without commas goes on to the next order."""

    def __init__(self, words: EditWords, intents: Intents, names_food: Callable[[Sequence[Token]], bool]) -> None:
        self._words, self._intents, self._names_food = words, intents, names_food
        self._sentences = Sentences(words, intents)

    def cut(self, tokens: Sequence[Token]) -> list[Clause]:
        """Clauses in order; one without a verb takes the verb of the one before when it only goes on with its list."""
        idle = self._sentences.idle(tokens)
        clauses: list[Clause] = []
        for joint, part in self._parts(tokens):
            for index, run in enumerate(self._runs(part)):
                clauses.append(self._clause(run, "" if index else joint, clauses, idle=run[0].start in idle))
        return [clause for clause in clauses if not self._sentences.is_praise(clause.tokens)]

    def _parts(self, tokens: Sequence[Token]) -> list[tuple[str, list[Token]]]:
        """The tokens between joints, each with the joint before it."""
        parts: list[tuple[str, list[Token]]] = [("", [])]
        for index, token in enumerate(tokens):
            if token.kind is Kind.BREAK and index + 1 < len(tokens) and tokens[index + 1].norm in _EXCEPT:
                continue  # "всё, кроме чая"
            if token.norm in _LISTING and any(self._words.has(parts[-1][1], name) for name in ("except", "only")):
                parts[-1][1].append(replace(token, kind=Kind.BREAK, norm=","))  # "всё кроме хлеба и чая"
            elif token.kind is Kind.BREAK or (token.norm in _JOINTS and not _is_fraction(tokens[index + 1 :])):
                parts.append((token.norm, []))
            else:
                parts[-1][1].append(token)
        return [(joint, part) for joint, part in parts if part]

    def _runs(self, tokens: Sequence[Token]) -> list[Sequence[Token]]:
        """Orders that nothing separates: "убери хлеб добавь сыр", "no butter no wine", "рис 200 плюс хлеб"."""
        at = next((index for index in range(1, len(tokens)) if self._begins(tokens, index)), None)
        if at is None:
            return [tokens]
        return [tokens[:at], *self._runs(tokens[at:])]

    def _begins(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether another order begins at `index`."""
        token, before = tokens[index], tokens[:index]
        if token.norm in _PLUS:
            return True
        if self._words.is_one(token, "without"):
            return self._words.has(before, "without") or any(self._intents.counts(each) for each in before)
        if self._words.is_one(token, "instead") and self._intents.of(before) is Intent.REMOVE:
            return True
        if self._words.ordinal(token) is not None and self._is_placed_amount(before):
            return True
        return self._verb_begins(tokens, index) or self._object_begins(tokens, index)

    def _is_placed_amount(self, tokens: Sequence[Token]) -> bool:
        """ "first one 200 g": a place with its amount."""
        at = next((i for i, token in enumerate(tokens) if self._words.ordinal(token) is not None), len(tokens))
        return any(self._intents.counts(token) for token in tokens[at + 1 :])

    def _verb_begins(self, tokens: Sequence[Token], index: int) -> bool:
        """A second verb: itself where verbs stand first, else the word after the verb before."""
        verbs = [i for i in range(len(tokens)) if self._intents.is_verb(tokens, i)]
        if len(verbs) < 2:
            return False
        if not self._names_food(tokens[: verbs[0]]):
            return index == verbs[1] and self._names_food(tokens[verbs[0] : index])
        return index == self._verb_end(tokens, verbs[0]) and self._names_food(tokens[index:])

    def _verb_end(self, tokens: Sequence[Token], verb: int) -> int:
        return verb + (2 if self._intents.is_not_eaten(tokens, verb) and tokens[verb].norm != "нет" else 1)

    def _object_begins(self, tokens: Sequence[Token], index: int) -> bool:
        """ "рис 150 г печенье не ел": what a verb behind it is about, after a food with its amount."""
        verb = next((i for i in range(len(tokens)) if self._intents.is_verb(tokens, i)), None)
        if verb is None or index >= verb or not self._names_food(tokens[index:verb]):
            return False
        number = next((i for i, token in enumerate(tokens[:index]) if self._intents.counts(token)), None)
        if number is None or not self._names_food(tokens[:number]):
            return False
        return not self._names_food(tokens[number:index]) and self._names_food(tokens[index : index + 1])

    def _clause(self, tokens: Sequence[Token], joint: str, before: Sequence[Clause], *, idle: bool) -> Clause:
        intent = self._intents.of(tokens)
        last = before[-1] if before else None
        inherited = last is not None and not last.idle and self._goes_on(last, tokens, joint, intent)
        return Clause(tuple(tokens), last.intent if inherited and last else intent, joint, inherited, idle)

    def _goes_on(self, last: Clause, tokens: Sequence[Token], joint: str, intent: Intent) -> bool:
        """Whether a clause takes the verb of the one before: "убери хлеб и сыр", "хлеб убери и чай тоже"."""
        if last.intent is Intent.REMOVE and self._words.is_one(tokens[-1], "likewise"):
            return True
        if intent is not Intent.NONE:
            return False
        match last.intent:
            case Intent.REMOVE:
                return self._lists_more(last, tokens, joint)
            case Intent.ADD:
                return not any(self._words.has(tokens, name) for name in ("correction", "instead", "negation"))
            case Intent.REPLACE:
                return self._words.has(tokens[1:], "replace_by") and joint in {*_LISTING, ","}
            case _:
                return False

    def _lists_more(self, last: Clause, tokens: Sequence[Token], joint: str) -> bool:
        """Whether a clause only names more to take out; after "хлеб не ел" a comma begins something else."""
        if any(self._words.has(tokens, name) for name in _OWN_WORDS):
            return False
        counted = any(self._intents.counts(token) for token in last.tokens)
        if not counted and any(self._intents.counts(token) for token in tokens):
            return False
        return last.inherited or joint in _LISTING or not self._names_food(last.tokens[:1])


def _is_fraction(tokens: Sequence[Token]) -> bool:
    """ "a cup and a half"."""
    return len(tokens) > 1 and tokens[0].norm == "a" and tokens[1].norm in {"half", "quarter", "third"}
