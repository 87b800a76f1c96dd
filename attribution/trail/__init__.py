"""Where an analysis comes from, and whether it still stands: checksums of what it depends on, and its re-checking."""
