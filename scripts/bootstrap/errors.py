"""The one exception that a script turns into a line on standard error."""

from __future__ import annotations


class ScriptError(Exception):
    """A failure that is told in one line: what happened, where, and what to do."""

    def __init__(self, message: str, status: int = 1) -> None:
        """Keep the line to print and the exit status (1 failure, 2 bad usage)."""
        super().__init__(message)
        self.status = status
