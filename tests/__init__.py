"""Footfall's tests."""
