"""What `make` runs: set-up from a bare Python, then the site or the tests. Standard library only."""
