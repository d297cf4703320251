"""What cannot be answered, and why: in words for the model, and in the words that the user is to hear."""

from __future__ import annotations


class UnansweredError(Exception):
    """A question has no answer.

    `reason`: for the model, in English. `key`: of the text for the user, None where the model asked wrongly and the
    user did not; `given` fills its placeholders.
    """

    def __init__(self, reason: str, key: str | None = None, **given: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.key = key
        self.given = given
