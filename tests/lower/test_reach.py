"""Which models others lead to."""

from __future__ import annotations

from ftgen.diagnostics import Location
from ftgen.ir.models import ObjectModel
from ftgen.ir.reach import reachable
from ftgen.ir.schemas import Schema, reference
from ftgen.ir.types import RefType

AT = Location("openapi.yaml")


def test_what_a_model_is_judged_by_is_reached_as_its_types_are() -> None:
    """Else a selection would leave out a schema that validation asks for."""
    variants = Schema(keywords={"any_of": (reference("Motor"),)})
    models = {
        "Boat": ObjectModel(name="Boat", module="boat", schema=variants, at=AT),
        "Motor": ObjectModel(name="Motor", module="motor", at=AT),
        "Oar": ObjectModel(name="Oar", module="oar", at=AT),
    }
    assert reachable([RefType(name="Boat")], models) == {"Boat", "Motor"}
