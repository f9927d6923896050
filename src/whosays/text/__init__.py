"""From an original to a document: the text that every offset refers to, its parts, its language."""

from whosays.text.convert import MAX_CHARACTERS, Content, Converted, convert, holds_others, members
from whosays.text.pictures import Picture, can_be_shown, picture

__all__ = [
    "MAX_CHARACTERS",
    "Content",
    "Converted",
    "Picture",
    "can_be_shown",
    "convert",
    "holds_others",
    "members",
    "picture",
]
