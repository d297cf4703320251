"""A shop is set up by clicks alone: a real Home Assistant, real nodes, and Chromium."""
