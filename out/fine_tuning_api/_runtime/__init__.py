"""What generated code needs at run time; copied into every generated package as ``_runtime``."""
