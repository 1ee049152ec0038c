"""Callers of the generated Python: what of its names and types is another, though the wire may be the same."""

from __future__ import annotations

from ftgen.breaking.changes import Changes
from ftgen.breaking.classes import Classes
from ftgen.breaking.methods import compare_methods
from ftgen.breaking.pythontypes import PythonTypes
from ftgen.ir.api import Api


def compare_callers(old: Api, new: Api, changes: Changes) -> None:
    """Report what changes for code that uses the generated package, once the wire has been compared."""
    if old.package != new.package:
        places = old.at.child("info", "title"), new.at.child("info", "title")
        what = f"the package is {new.package}, was {old.package}"
        changes.add("renamed-package", what, *places)
    classes = Classes(old, new, changes)
    types = PythonTypes(old, new, classes.renamed())
    classes.compare(types)
    compare_methods(old, new, types, changes)
    _credentials(old, new, changes)


def _credentials(old: Api, new: Api, changes: Changes) -> None:
    after = {scheme.name: scheme for scheme in new.security_schemes}
    for scheme in old.security_schemes:
        other = after.get(scheme.name)
        if other is not None and other.python_name != scheme.python_name:
            what = f"the argument {scheme.python_name} of Client is {other.python_name} now"
            changes.add("renamed-argument", what, scheme.at, other.at)
