"""The project itself: what stands in it, what it promises on paper, and what its rooms may use."""
