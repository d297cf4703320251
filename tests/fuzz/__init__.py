"""Fuzzing of the node's readers: targets, corpus, dictionaries."""
