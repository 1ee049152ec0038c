"""Targets: what turns the intermediate model into planned files, a module or package each."""
