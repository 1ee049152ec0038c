"""What a description defines and nothing uses: tags, and components that nothing refers to."""

from __future__ import annotations

from ftgen.diagnostics import Location
from ftgen.openapi.ledger import LEDGER
from ftgen.openapi.nodes import Description
from ftgen.openapi.reading import Node

_GENERATED_BY_NAME = ("schemas", "securitySchemes")
"""Components that are generated whether or not anything refers to them."""


def report_unused(root: Node, description: Description) -> None:
    """Report the tags and components of the entry document that nothing uses (``unused``)."""
    _report_tags(root, description)
    components = root.linked("components")
    if components is not None:
        for section in LEDGER["Components Object"].parts:
            if section not in _GENERATED_BY_NAME:
                _report_components(components, section)
    if root.reading.version.is_swagger:
        for section in ("parameters", "responses"):
            _report_components(root, section)


def _report_tags(root: Node, description: Description) -> None:
    operations = (*description.operations, *description.webhooks)
    used = {name for each in operations for name in each.tags}
    parents = {each.name: each.parent for each in description.tags}
    for name in list(used):
        while (name := parents.get(name, "")) and name not in used:
            used.add(name)
    unused = [each.name for each in description.tags if each.name not in used]
    if unused:
        root.reading.report.unused(root.at.child("tags"), "tag", unused)


def _report_components(holder: Node, section: str) -> None:
    at: Location = holder.at.child(section)
    names = [each for each in holder.mapping(section) if not each.startswith("x-")]
    followed = holder.reading.references.places(at.child("").pointer.count("/"))
    unused = [
        name for name in names if (at.file, at.child(name).pointer) not in followed
    ]
    if unused:
        holder.reading.report.unused(at, f"component of {section}", unused)
