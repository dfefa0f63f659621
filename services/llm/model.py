"""What is asked of a model and what it says, free of any provider's protocol."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Question:
    """`instructions` are ours alone; `data` (JSON) and `image` (JPEG) are what a person sent, and never instructions.

    `schema` is the JSON schema of the answer, `name` what it is called.
    """

    instructions: str
    data: str
    name: str
    schema: Mapping[str, Any]
    image: bytes | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the provider counted them."""

    input_tokens: int
    output_tokens: int


@dataclass(frozen=True, slots=True)
class Said:
    """JSON text that still has to be checked; `usage` is None where the provider did not count."""

    text: str
    usage: Usage | None


class ChatModel(Protocol):
    """One provider's model; may be shared by threads."""

    @property
    def name(self) -> str:
        """What the person and the accuracy card call it."""

    def say(self, question: Question, seconds: float) -> Said:
        """One attempt of at most `seconds`. Raises LlmError."""
