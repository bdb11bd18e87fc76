"""Benchmarks: a council's values among the published values of other authorities."""
