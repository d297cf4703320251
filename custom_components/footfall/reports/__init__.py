"""Reports that leave Home Assistant: as CSV, as an Excel workbook, as a page to print, and as a message."""

from __future__ import annotations

from .action import async_register_report_actions
from .view import async_register_report_view

__all__ = ["async_register_report_actions", "async_register_report_view"]
