"""What the scripts share: paths, progress, environments. Standard library only, Python 3.9 and later."""
