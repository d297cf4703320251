"""Files that scripts write: under their name when they are whole, or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, TextIO

from scripts.bootstrap.errors import ScriptError

if TYPE_CHECKING:
    from pathlib import Path


class WholeFile:
    """A text file under way, a context manager: it takes its name when the block ended well, else nothing is left.

    It is begun at once, so that hours of work are not lost to a place that cannot be written. What is there and is no
    ordinary file (a pipe, /dev/null) is written as it is, not replaced. Raises ScriptError with the file's name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._direct = path.exists() and not path.is_file()
        self._part = path

    def __enter__(self) -> TextIO:
        """Begin the file and return it."""
        if self._path.is_dir():
            raise ScriptError(f"{self._path}: cannot be written: it is a folder")
        if not self._direct:
            # Behind a link it is what the link leads to that is replaced.
            target = self._path.resolve()
            self._part = target.with_name(f"{target.name}.part")
        try:
            self._file = self._part.open("w", newline="", encoding="utf-8")
        except OSError as error:
            raise self._failure(error) from None
        return self._file

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Close the file; keep it only when all went well."""
        try:
            if kind is None:
                self._file.close()
                if not self._direct:
                    self._part.replace(self._path.resolve())
                return
        except OSError as failure:
            self._discard()
            raise self._failure(failure) from None
        self._discard()

    def _discard(self) -> None:
        with contextlib.suppress(OSError):
            self._file.close()
        if not self._direct:
            with contextlib.suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _failure(self, error: OSError) -> ScriptError:
        return ScriptError(f"{self._path}: cannot be written: {error.strerror}")
