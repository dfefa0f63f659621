"""Message catalogues in Project Fluent's format: `locales/<language>/*.ftl`."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from nutrition.domain.user import Locale

_FIRST_GROUPED = 10_000


class FluentTexts:
    """Implements `ports.texts.Texts`. Arguments may be str, int, float, Decimal or date."""

    def __init__(self) -> None:
        self._bundles = {locale: load_bundle(locale) for locale in Locale}

    def format(self, locale: Locale, key: str, /, **arguments: object) -> str:
        bundle = self._bundles[locale]
        if not bundle.has_message(key):
            raise KeyError(key)
        pattern = bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, _plain(arguments))
        if errors:
            raise ValueError(f"the text {key} was not given what it needs") from errors[0]
        return str(text)


def _plain(arguments: Mapping[str, object]) -> dict[str, object]:
    return {name.replace("_", "-"): _argument(value) for name, value in arguments.items()}


def _argument(value: object) -> object:
    """Fluent picks plural forms for int and float only. Figures of four digits stand together, as print has it."""
    number = float(value) if isinstance(value, Decimal) else value
    if isinstance(number, int | float) and abs(number) < _FIRST_GROUPED:
        return fluent_number(number, useGrouping=False)
    return number


@cache
def load_bundle(locale: Locale) -> FluentBundle:
    """All catalogues of one language. Raises ValueError when two of them define the same key."""
    # Isolation marks (U+2068/9) would show as boxes in some Telegram clients and break copying.
    bundle = FluentBundle([locale.value], use_isolating=False)
    folder = resources.files("nutrition") / "locales" / locale.value
    seen: set[str] = set()
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        resource = FluentResource(file.read_text(encoding="utf-8"))
        keys = {entry.id.name for entry in resource.body if hasattr(entry, "id")}
        if seen & keys:
            raise ValueError(f"defined twice: {sorted(seen & keys)}")
        seen |= keys
        bundle.add_resource(resource)
    return bundle
