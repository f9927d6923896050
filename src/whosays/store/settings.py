"""`case.toml`: the settings of a case. A value that is not allowed is refused, never replaced by a default."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from whosays.model.errors import SettingError

FILE = "case.toml"
UNTITLED = "Untitled case"
Grading = Literal["none", "admiralty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`name`: what the case is called on its pages. `entity`: whom the brief is about unless asked otherwise.

    `grading`: the policy for ratings by people (SPEC section 6). `protect_commenters`: readers who comment
    appear under a pseudonym.
    """

    name: str = UNTITLED
    entity: str | None = None
    grading: Grading = "none"
    protect_commenters: bool = True


HEAD = """\
# Settings of this case.
# name                the name on its pages
# entity              the organisation that the brief is about, by name; without it, the most spoken of
# grading             "none" or "admiralty": ratings of sources and findings by people
# protect_commenters  true: readers who comment appear under a pseudonym
"""


def write(settings: Settings, path: Path) -> None:
    """Write the settings as a new `case.toml`."""
    lines = [HEAD]
    for field in fields(settings):
        value = getattr(settings, field.name)
        if value is not None:
            lines.append(f"{field.name} = {_toml(value)}\n")
    path.write_text("".join(lines), encoding="utf-8")


def _toml(value: str | bool) -> str:
    """A TOML basic string or boolean; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def read(path: Path) -> Settings:
    """The settings in this file; raises SettingError naming the file and the key."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path} is not TOML: {error}.", "Correct the file.") from error
    allowed = {field.name for field in fields(Settings)}
    for key in table:
        if key not in allowed:
            raise SettingError(
                f'{path}: there is no setting "{key}".',
                f"Remove it; the settings are {', '.join(sorted(allowed))}.",
            )
    for key in ("name", "entity"):
        _check(path, table, key, str, "a text in quotes")
    _check(path, table, "protect_commenters", bool, "true or false")
    gradings = get_args(Grading)
    if table.get("grading", "none") not in gradings:
        raise SettingError(
            f"{path}: grading = {table['grading']!r} is not allowed.",
            f"Choose one of: {', '.join(gradings)}.",
        )
    if not table.get("name", UNTITLED).strip():
        raise SettingError(f"{path}: name is empty.", "Give the case a name, or remove the line.")
    return Settings(**table)


def _check(path: Path, table: dict[str, Any], key: str, kind: type, wanted: str) -> None:
    if key in table and not isinstance(table[key], kind):
        raise SettingError(f"{path}: {key} = {table[key]!r} is not allowed.", f"Write {wanted}.")
