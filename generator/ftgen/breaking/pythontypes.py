"""The Python types of either revision: whether what callers give is still taken, and what they get what they got."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ftgen.breaking.annotations import Names, accepts
from ftgen.ir.api import Api
from ftgen.ir.models import AliasModel
from ftgen.python.annotations import annotation
from ftgen.python.expressions import flat


class PythonTypes:
    """Compares annotations; ``renamed`` has the new names of old classes."""

    def __init__(self, old: Api, new: Api, renamed: Mapping[str, str]) -> None:
        self.renamed = renamed
        self._old = Names(renamed, _aliases(old, renamed))
        self._new = Names({}, _aliases(new, {}))

    def takes(self, new: str, old: str) -> bool:
        """Whether all that an argument took is still taken."""
        return accepts(new, old, self._new, self._old)

    def gives(self, new: str, old: str) -> bool:
        """Whether a result is nothing that it was not."""
        return accepts(old, new, self._old, self._new)

    def fits(self, new: str, old: str, uses: Collection[str]) -> bool:
        """Either or both, by what a type is used in."""
        return ("request" not in uses or self.takes(new, old)) and (
            "response" not in uses or self.gives(new, old)
        )


def _aliases(api: Api, renamed: Mapping[str, str]) -> dict[str, str]:
    return {
        renamed.get(model.name, model.name): flat(annotation(model.type))
        for model in api.models
        if isinstance(model, AliasModel)
    }
