"""Tests of the scripts that users call."""
