"""Document → Spec: OpenAPI descriptions of every version read into typed nodes, references resolved."""

from ftgen.openapi.bundling import NoBundle
from ftgen.openapi.spec import Spec, load

__all__ = ["NoBundle", "Spec", "load"]
