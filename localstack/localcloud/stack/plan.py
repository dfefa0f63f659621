"""What a supervisor runs, and how it is announced: the embedded stack, or another set of children."""

from collections.abc import Callable
from dataclasses import dataclass

from localcloud.stack.child import Child, Timing
from localcloud.stack.children import children_of
from localcloud.stack.settings import Settings
from localcloud.stack.state import StackState


@dataclass(frozen=True, slots=True)
class Plan:
    """`foreground` are the arguments of `python -m` that run this plan in the foreground; `stop` ends it."""

    children: Callable[[Settings, StackState], list[Child]]
    where: Callable[[Settings], str]
    foreground: tuple[str, ...]
    stop: str
    timing: Timing


def where(settings: Settings) -> str:
    """Where the user goes now."""
    if settings.simulated:
        return f"Chat page: {settings.simulator_url}/"
    return f"Bot API: {settings.api_base}. Webhook: {settings.webhook_url} (or `make bridge` on a machine without one)"


EMBEDDED = Plan(children_of, where, ("localcloud", "up"), "make down", Timing())
