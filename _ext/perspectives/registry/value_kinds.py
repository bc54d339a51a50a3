"""The kinds of values in TOML, in words, and what a value of another kind means. No Sphinx here."""

from __future__ import annotations

from perspectives.records.typed_numbers import plain_number
from perspectives.registry.toml_text import toml_string

FIELD_TYPE_NAMES: dict[type | tuple[type, ...], str] = {
    str: "text in quotation marks",
    bool: "true or false",
    list: "a list of texts in square brackets",
    (str, list): "text in quotation marks, or a list of such texts in square brackets",
}


def shown(value: object) -> str:
    """Return a value as TOML writes it; a date, a list or a table as Python shows it in words."""
    if isinstance(value, bool):
        return str(value).lower()
    return toml_string(value) if isinstance(value, str) else str(value)


def converted(value: object, kind: type | tuple[type, ...]) -> str | None:
    """Return in TOML what a value means in the *kind* that is expected; None if it is not clear."""
    if isinstance(value, list):
        only = value[0] if len(value) == 1 else None
        return toml_string(only) if kind is str and isinstance(only, str) else None
    if isinstance(value, dict):
        return None
    if kind is bool:
        return {"true": "true", "yes": "true", "false": "false", "no": "false"}.get(
            str(value).strip().lower()
        )
    if kind is list:
        return f"[{toml_string(value)}]" if isinstance(value, str) else None
    if kind is str or (isinstance(kind, tuple) and str in kind):
        return None if isinstance(value, bool) else toml_string(str(value))
    return plain_number(str(value))
