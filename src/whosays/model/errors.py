"""Every error a caller may meet.

WhoSaysError                 what happened, to which file, what to do now
+-- InputError               a file or folder that the user named cannot be used as it is
|   +-- DocumentError        one document cannot be turned into text (the run goes on without it)
|   +-- ManifestError        manifest.csv is not what it should be
+-- CaseError                the folder is not a case, or not in the state that the command needs
|   +-- SettingError         case.toml or a table of the user has a value that is not allowed
+-- NotFoundError            no claim, finding, entity or document has this id
+-- UngroundedError          a claim's quote is not in the text; such a claim is refused
"""

from __future__ import annotations


class WhoSaysError(Exception):
    """Root of all errors raised on purpose. `remedy` says what to do now, in one sentence."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class InputError(WhoSaysError):
    """A file or folder that the user named cannot be used as it is."""

    exit_code = 3


class DocumentError(InputError):
    """One document cannot be turned into text."""


class ManifestError(InputError):
    """The manifest is not what it should be."""


class CaseError(WhoSaysError):
    """The folder is not a case, or not in the state that the command needs."""

    exit_code = 4


class SettingError(CaseError):
    """A setting has a value that is not allowed."""


class NotFoundError(WhoSaysError):
    """Nothing has this id."""

    exit_code = 5


class UngroundedError(WhoSaysError):
    """A claim's quote does not re-slice from the text."""
