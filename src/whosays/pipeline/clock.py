"""The one place that looks at the clock: for the lines of the two logs, and for nothing that a view shows."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)
