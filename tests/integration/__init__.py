"""Tests of the integration inside Home Assistant, against the real host node."""
