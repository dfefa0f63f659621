"""What every report is made of: a JSON file and an HTML page beside it, never written over."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

_STYLE = """body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;margin:1rem 0}td,th{padding:.25rem .7rem;border-bottom:1px solid #ddd;text-align:right}
td:first-child,th:first-child{text-align:left}svg{width:100%;height:auto;font:12px system-ui,sans-serif}
.yes{color:#18794e}.no{color:#b42318}"""


def write_new(folder: Path, name: str, data: Mapping[str, Any], page: str) -> tuple[Path, Path]:
    """`name`.json and `name`.html; with -2, -3, … where a file of that name is there: nothing is written over."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        stem = name if number == 1 else f"{name}-{number}"
        data_file, page_file = folder / f"{stem}.json", folder / f"{stem}.html"
        if page_file.exists():
            continue
        try:
            with data_file.open("x", encoding="utf-8") as file:
                json.dump(_without_nan(data), file, ensure_ascii=False, indent=1, allow_nan=False)
        except FileExistsError:
            continue
        with page_file.open("x", encoding="utf-8") as file:
            file.write(page)
        return data_file, page_file
    raise FileExistsError(f"a thousand reports of {name}: move some away")


def html_page(title: str, parts: Iterable[str], about: Mapping[str, str]) -> str:
    """`parts` are HTML; the conditions of the run stand at the end. Nothing is loaded from anywhere."""
    rows = "".join(f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in about.items())
    head = f"<!doctype html><html lang='en'><meta charset='utf-8'><title>{escape(title)}</title>"
    conditions = f"<h2>Conditions</h2><table>{rows}</table></html>"
    return "\n".join([head, f"<style>{_STYLE}</style><h1>{escape(title)}</h1>", *parts, conditions])


def html_table(rows: Sequence[Sequence[str]]) -> str:
    """The first row is the head."""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><tr>{head}</tr>{body}</table>"


def _without_nan(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """JSON knows no NaN: null."""
    if isinstance(value, Mapping):
        return {name: _without_nan(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and math.isnan(value) else value
