"""Tests of what counts, without Home Assistant."""
