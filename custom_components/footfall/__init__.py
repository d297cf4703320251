"""Footfall: counts the people in a shop from the radio around them, without knowing who they are."""
