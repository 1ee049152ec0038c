"""The files of a description: the entry document, and those that its references name."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from ftgen.config import is_url
from ftgen.diagnostics import Diagnostics, FtgenError
from ftgen.source import Document, read
from ftgen.source.remote import Remote


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file was not opened: a rule, what is wrong, what to do."""

    rule: str
    message: str
    hint: str = ""


class Files:
    """Opens each file once, and none that the user has not allowed.

    Local files have to lie, symbolic links resolved, in the folder of the entry document or below it,
    unless ``allow_outside``; http and https are read through ``remote``, the local ones by ``reader``.
    """

    def __init__(
        self,
        entry: Document,
        *,
        remote: Remote,
        allow_outside: bool,
        diagnostics: Diagnostics,
        reader: Callable[[str], Document] = read,
    ) -> None:
        self.entry = entry
        self._remote = remote
        self._reader = reader
        self._allow_outside = allow_outside
        self._diagnostics = diagnostics
        self._folder = posixpath.dirname(entry.file) if not _is_pipe(entry) else ""
        self._root = Path(self._folder or ".").resolve()
        self._documents: dict[str, Document] = {entry.file: entry}
        name = entry.file if is_url(entry.file) else posixpath.normpath(entry.file)
        self._opened: dict[str, Document | Refused] = {name: entry}

    def __getitem__(self, file: str) -> Document:
        return self._documents[file]

    def __contains__(self, file: str) -> bool:
        return file in self._documents

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents that were opened, the entry first, then by name."""
        others = sorted(file for file in self._documents if file != self.entry.file)
        return (self.entry, *(self._documents[file] for file in others))

    def relative_name(self, file: str) -> str:
        """Return a file's name relative to the folder of the entry document."""
        if is_url(file) or _is_pipe(self._documents[file]):
            return file
        return posixpath.relpath(file, self._folder or ".")

    def open(self, base: str, reference: str) -> Document | Refused:
        """Return the document that a URI reference without fragment means, seen from the file ``base``."""
        name = self._name(base, reference)
        if name not in self._opened:
            opened = self._opened[name] = self._open(name, base)
            if isinstance(opened, Document):
                self._documents[opened.file] = opened
                self._diagnostics.extend(opened.findings)
        return self._opened[name]

    def _name(self, base: str, reference: str) -> str:
        if is_url(reference):
            return reference
        if is_url(base):
            return urljoin(base, reference)
        if reference.startswith("file:"):
            reference = urlsplit(reference).path
        path = unquote(reference.partition("?")[0]).replace("\\", "/")
        folder = self._folder if base == self.entry.file else posixpath.dirname(base)
        return posixpath.normpath(posixpath.join(folder, path))

    def _open(self, name: str, base: str) -> Document | Refused:
        if is_url(name):
            return self._open_remote(name)
        if is_url(base) or not (self._allow_outside or self._is_inside(name)):
            return Refused(
                "outside-ref",
                f"refers to {name}, which is outside the folder of the description",
                "give --allow-outside if the description is to be trusted with it",
            )
        try:
            return self._reader(name)
        except FtgenError as error:
            return self._unreadable(name, error)

    def _open_remote(self, url: str) -> Document | Refused:
        try:
            return self._remote.read(url)
        except FtgenError as error:
            first = error.diagnostics[0]
            if first.rule == "remote-ref":
                return Refused(first.rule, f"refers to {url}", first.hint)
            return self._unreadable(url, error)

    def _unreadable(self, name: str, error: FtgenError) -> Refused:
        first = error.diagnostics[0]
        if first.rule == "unreadable-file":
            return Refused("dangling-ref", f"{name}: {first.message}", first.hint)
        self._diagnostics.extend(error.diagnostics)
        return Refused(first.rule, f"{name}: {first.message}", first.hint)

    def _is_inside(self, name: str) -> bool:
        """Whether a file lies in the entry's folder tree; a name that no file can have is harmless."""
        try:
            return Path(name).resolve().is_relative_to(self._root)
        except ValueError:
            return True
        except (OSError, RuntimeError):
            return False


def _is_pipe(document: Document) -> bool:
    return document.file == "<stdin>"
