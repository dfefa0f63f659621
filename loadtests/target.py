"""What may be put under load: this machine only."""

import ipaddress
from urllib.parse import urlsplit


class NotLoopbackError(ValueError):
    """The address is not one of this machine's own; the text names it."""


def loopback_url(url: str) -> str:
    """The URL without its path. Raises NotLoopbackError for anything but plain HTTP to a loopback address.

    A name other than localhost is refused unresolved: what it means may change between the check and the use.
    """
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = None
    if parts.scheme != "http" or port is None or not _is_loopback(parts.hostname or ""):
        raise NotLoopbackError(
            f"{url!r} is refused: load goes to http://127.0.0.1:PORT or another loopback address only"
        )
    host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
    return f"http://{host}:{port}"


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
