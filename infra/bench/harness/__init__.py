"""The benchmark's own code: standard library only, one noun per file."""
