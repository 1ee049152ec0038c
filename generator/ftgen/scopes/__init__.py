"""The scopes of generated Python: which names each has for itself, and the claims of what a description names.

What a scope has is read off the specimen: generated code, and the runtime below it, for a description that has
something of everything. Nothing is listed, so a name that a template, a fragment or the runtime gains is known here.
"""

from __future__ import annotations

from ftgen.diagnostics import Diagnostics
from ftgen.ir.api import Api
from ftgen.lower import Paging, Renames, lower
from ftgen.openapi import Spec
from ftgen.scopes.claims import claimed
from ftgen.scopes.taken import taken

__all__ = ["lower_and_name"]


def lower_and_name(
    spec: Spec,
    *,
    package: str,
    diagnostics: Diagnostics,
    renames: Renames | None = None,
    paging: Paging | None = None,
) -> Api:
    """The intermediate model of a description, with names that hide nothing and that nothing hides."""
    has = taken()
    api = lower(
        spec,
        package=package,
        diagnostics=diagnostics,
        renames=renames,
        paging=paging,
        classes=has.classes,
        modules=has.modules,
    )
    return claimed(api, has)
