"""What a voice or chat assistant can be asked about a shop: tools for Home Assistant's conversation agents.

`llm.py` beside this package is where Home Assistant looks for them.
"""
