"""Overlays: changes to a description that stand in files of their own (OpenAPI Overlay 1.0 and 1.1)."""

from __future__ import annotations

from collections.abc import Iterable

from ftgen.diagnostics import Diagnostics
from ftgen.overlays.actions import perform
from ftgen.overlays.layers import Layers
from ftgen.overlays.overlay import read_overlay
from ftgen.source import Document

__all__ = ["overlaid"]


def overlaid(
    document: Document, overlays: Iterable[Document], diagnostics: Diagnostics
) -> Document:
    """The description with the actions of all overlays done, in their order.

    What an overlay added has its place there. Findings go to ``diagnostics``, with their places; an action
    that is not done is an error among them.
    """
    layers = Layers(document)
    overlays = tuple(overlays)
    for overlay in overlays:
        diagnostics.extend(overlay.findings)
        for action in read_overlay(overlay, document.file, diagnostics):
            perform(action, layers, diagnostics)
    return layers.document(overlays)
