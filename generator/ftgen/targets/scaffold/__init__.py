"""The scaffold: the first text of an application that implements a generated server."""
