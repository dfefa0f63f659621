"""Where Telegram is told to send updates."""

from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from localcloud.stack.settings import WEBHOOK_PATH

PORTS = (443, 80, 88, 8443)  # https://core.telegram.org/bots/webhooks#the-short-version


class BadAddressError(ValueError):
    """Telegram would not call this address; the text says why in one line."""


def webhook_address(url: str, api_base: str) -> str:
    """`url` with the webhook's path, which may be in it already. A Bot API of this machine (the simulator) calls any
    HTTP address; Telegram calls HTTPS, on four ports. Raises BadAddressError."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError as error:
        raise BadAddressError(f"{url} is no address: {error}") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadAddressError(f"{url} is no address: make webhook URL=https://your-tunnel.example")
    if not _is_loopback(urlsplit(api_base)):
        if parts.scheme != "https":
            raise BadAddressError(f"{url} is not https: Telegram calls nothing else (a tunnel gives an https address)")
        if port not in PORTS:
            raise BadAddressError(f"port {port}: Telegram calls ports {', '.join(map(str, PORTS))} only")
    path = parts.path.rstrip("/")
    if not path.endswith(WEBHOOK_PATH):
        path += WEBHOOK_PATH
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def _is_loopback(base: SplitResult) -> bool:
    if base.hostname == "localhost":
        return True
    try:
        return ip_address(base.hostname or "").is_loopback
    except ValueError:
        return False
