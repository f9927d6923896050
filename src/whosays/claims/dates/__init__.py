"""Dates and times in English text: recognising them, and reading them against the document's date."""
