"""Who else gets to see what a person sends."""

from dataclasses import asdict

from scenarios.html import Html
from scenarios.turn import Turn


def outside_text(turn: Turn) -> Html:
    """A line for each thing that goes to a provider outside, and what does not; nothing when all is done here."""
    providers = asdict(turn.app.outside_models)
    lines = [turn.text(f"outside-{sent}", provider=name) for sent, name in providers.items() if name]
    return Html.join_all("\n", [*lines, turn.text("outside-never")]) if lines else Html()


def told_who_sees(turn: Turn) -> Html:
    """As above, and that nobody else does when that is so."""
    return outside_text(turn) or turn.text("outside-nobody")
