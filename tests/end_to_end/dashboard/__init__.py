"""The dashboard as its users have it: a real Home Assistant in which a shop counts, and Chromium."""
