"""The demo: its day, its past, its picture, and all of it together."""
