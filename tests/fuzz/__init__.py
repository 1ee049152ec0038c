"""Descriptions that nobody would write, to see that ftgen answers each."""
