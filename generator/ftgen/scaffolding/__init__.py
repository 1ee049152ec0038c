"""The scaffold of an application: written once, added to later, never overwritten."""
