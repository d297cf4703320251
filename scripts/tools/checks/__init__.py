"""What `scripts/lint` looks at: each check takes the tree and gives its findings, a line each."""
