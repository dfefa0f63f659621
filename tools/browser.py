"""Debian's Chromium, as the tests and the screenshots drive it."""

import shutil

# The sandbox wants rights that root in a container does not have; the rest keeps it from talking to its maker.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_browser() -> str | None:
    """The path of the first one that is installed."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)
