"""Output folders: the manifest, what differs, writing and deleting only what ftgen owns."""
