"""Runs and checks all Python of the documentation that is generated of a description."""
