"""The blueprints, each made into an automation in a real Home Assistant and driven by what a shop does."""
