"""A figure held against its own past: what an indicator was in earlier quarters, and which new figures are asked about."""
