"""Papers about a shop for its visitors and for those who watch over privacy: made of what is really set."""

from __future__ import annotations

from .record import ERASED, FORGOTTEN_ALL, FORGOTTEN_DAY, Record, async_remove_record
from .view import async_register_paper_view

__all__ = ["ERASED", "FORGOTTEN_ALL", "FORGOTTEN_DAY", "Record", "async_register_paper_view", "async_remove_record"]
