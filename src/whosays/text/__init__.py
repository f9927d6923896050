"""From an original to a document: the text that every offset refers to, its parts, its language."""

from whosays.text.convert import MAX_CHARACTERS, Content, Converted, convert, holds_others, members

__all__ = ["MAX_CHARACTERS", "Content", "Converted", "convert", "holds_others", "members"]
