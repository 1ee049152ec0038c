"""Discriminator values: which value of which property names which variant of a union."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ftgen.ir.types import Scalar
from ftgen.openapi.nodes import Schema

if TYPE_CHECKING:
    from ftgen.lower.schemas import Schemas


@dataclass(frozen=True, slots=True)
class Tags:
    """For each variant the values of ``property_name`` that name it, as far as the description says them."""

    property_name: str = ""
    values: tuple[tuple[Scalar, ...], ...] = ()
    stated: bool = False


def stated_tags(flat: Schema, schemas: Schemas) -> Tags:
    """What a schema's discriminator says of its variants (OpenAPI 3.2 §4.26): by mapping, else by name."""
    if flat.discriminator is None:
        return Tags()
    discriminator = flat.discriminator
    values: list[tuple[Scalar, ...]] = []
    for variant in schemas.variants(flat):
        ref = schemas.flatten(variant).ref or variant.ref
        mapped = tuple(value for value, at in discriminator.mapping if at == ref)
        if not mapped and ref is not None and not discriminator.mapping:
            mapped = (ref.pointer.rpartition("/")[2],)
        values.append(mapped)
    return Tags(
        property_name=discriminator.property_name, values=tuple(values), stated=True
    )
