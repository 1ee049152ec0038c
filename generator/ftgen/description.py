"""The description of a job: read from files and other hosts, changed by overlays, loaded."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ftgen.config import Config, is_url
from ftgen.copies import FOLDER
from ftgen.diagnostics import FtgenError
from ftgen.findings import Findings, source_name
from ftgen.openapi import NoBundle, Spec, load
from ftgen.source import Document, read
from ftgen.source.remote import Remote


class Described:
    """A description and what it was read from; more files may be read while it is used."""

    def __init__(
        self,
        spec: Spec,
        overlays: Iterable[Document],
        folder: str,
        remote: Remote,
    ) -> None:
        self.spec = spec
        self._overlays = {
            source_name(overlay.file, folder): overlay.digest for overlay in overlays
        }
        self._remote = remote

    @property
    def text(self) -> str:
        """The description as JSON, one document; empty where it is none."""
        try:
            return json.dumps(self.spec.whole(), indent=1, allow_nan=False)
        except (NoBundle, TypeError, ValueError):
            return ""

    @property
    def sources(self) -> dict[str, str]:
        """SHA-256 of each file that was read so far, by its name seen from the description's folder, or its URL."""
        return {**dict(self.spec.sources), **self._overlays}

    @property
    def copies(self) -> dict[str, bytes]:
        """What is to be kept in the output of files at other hosts, by path."""
        return dict(self._remote.copies())


def describe(config: Config, findings: Findings, *, fetching: bool) -> Described:
    """The description of a job; only where it is ``fetching`` anything is asked of other hosts.

    Raises FtgenError where there is no description to go on with.
    """
    remote = Remote(
        Path(config.out, FOLDER),
        fetching=fetching and config.allow_remote,
        origin=config.spec if is_url(config.spec) else "",
    )
    document, *overlays = (
        remote.read(path) if is_url(path) else _read(path, name, config)
        for path, name in (
            (config.spec, "spec"),
            *((path, "overlays") for path in config.overlays),
        )
    )
    if overlays:
        from ftgen.overlays import overlaid  # its library is slow to import

        document = overlaid(document, overlays, findings.collected)
    findings.locate_by(
        lambda at: document.place(at.pointer) if at.file == document.file else at
    )
    findings.stop_at_errors()
    spec = load(
        document,
        remote=remote,
        allow_outside=config.allow_outside,
        diagnostics=findings.collected,
    )
    findings.locate_by(spec.locate)
    findings.stop_at_errors()
    return Described(spec, overlays, config.folder, remote)


def _read(path: str, name: str, config: Config) -> Document:
    """The file that a setting names; where there is none, that is told at the setting."""
    setting = dict(config.origin.places).get(name)
    try:
        return read(path)
    except FtgenError as error:
        if setting is None or path == "-" or Path(path).exists():
            raise
        raise FtgenError(
            *(
                replace(each, message=f"{each.message}: {path}", at=setting)
                for each in error.diagnostics
            )
        ) from None
