"""Golden vectors that both sides of the protocol read, and their reader."""
