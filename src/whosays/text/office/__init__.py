"""Office files, one module a format: each runs in the child process and yields one `Extracted`.

Nothing is ever run (macros, fields, formulas) or fetched (linked pictures, templates, data); what a file shows and
what it hides are read as words.
"""
