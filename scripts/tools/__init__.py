"""The scripts' own modules, run in the environment that `scripts/setup` makes."""
