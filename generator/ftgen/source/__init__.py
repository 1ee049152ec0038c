"""Text → Document: YAML and JSON read into plain values that know where they were written."""

from ftgen.source.document import Document
from ftgen.source.reading import parse, read

__all__ = ["Document", "parse", "read"]
