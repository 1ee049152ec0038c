"""Beginning to use ftgen in a project: its description found, its settings, hook and CI job written."""
