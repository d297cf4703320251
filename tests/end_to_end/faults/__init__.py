"""Faults of nodes, of the network, of Home Assistant and of its disk, with real processes (docs/reliability.md)."""
