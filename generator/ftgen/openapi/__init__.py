"""Document → Spec: OpenAPI descriptions of every version read into typed nodes, references resolved."""

from ftgen.openapi.spec import Spec, load

__all__ = ["Spec", "load"]
