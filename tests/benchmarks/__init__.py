"""Benchmarks: what ftgen and its output cost next to their peers; not part of the test run."""
