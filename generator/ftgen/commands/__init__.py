"""The commands of the command line, one module each; the module's ``command`` is what click runs."""
