"""One transport of the message queue, from the sender to the function, as the contract sees it."""

from typing import Any, Protocol


class Line(Protocol):
    """`receives`: how often a message that fails is received before it is given up."""

    receives: int

    def send(self, name: str, do: str = "accept", *, group: str = "7") -> None:
        """Through the adapter of the port; the deduplication id is made of the name."""
        ...

    def start(self) -> None:
        """Whatever feeds messages to the recording function."""
        ...

    def break_down(self) -> None:
        """What handles a message now ends in the middle of it, without a word."""
        ...

    def let_go(self) -> None:
        """Of messages that wait."""
        ...

    @property
    def calls(self) -> list[dict[str, Any]]: ...

    @property
    def handled(self) -> list[str]: ...

    def dead_letters(self) -> int: ...
