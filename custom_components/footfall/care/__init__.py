"""Care: what is wrong with a shop and can be put right, said under Repairs for as long as it is so."""

from __future__ import annotations

from .care import Care, async_forget_issues
from .findings import Finding, Issue

__all__ = ["Care", "Finding", "Issue", "async_forget_issues"]
