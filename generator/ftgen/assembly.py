"""Targets → files: planned, rendered, formatted and marked; what goes wrong is blamed on who caused it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ftgen.diagnostics import FtgenError, Location, finding
from ftgen.formatting import Formatter, UnformattableError
from ftgen.output.manifest import CACHE, NAME, is_inside
from ftgen.output.marking import is_marked, marked
from ftgen.render import RenderedFile, render
from ftgen.targets.plan import PlannedFile, Selection, Start, TemplateFile, TextFile
from ftgen.targets.providers import Provided, Provider, TargetError

if TYPE_CHECKING:
    from ftgen.ir.api import Api

ATTRIBUTES = ".gitattributes"


def assemble(
    targets: Iterable[Provided],
    api: Api,
    selection: Selection,
    formatter: Formatter | None,
    source: str,
    custom: Path | None = None,
) -> dict[str, bytes]:
    """The files of all targets by path; ``source`` names the description in their first lines.

    ``custom`` is the folder of templates that go before those of the targets.

    Without a ``formatter`` the Python stays as its templates have it, whose lines may be long.

    Raises FtgenError where a target of another distribution fails, or is not to be had beside the others.
    """
    owners: dict[str, Provider] = {}
    rendered: dict[str, TextFile | RenderedFile] = {}
    for provided in targets:
        with provided.provider.blamed():
            for file in _rendered(provided, api, selection, custom):
                if rendered.setdefault(file.path, file) != file:
                    message = f"it planned {file.path!r}, which target {owners[file.path].name!r} plans too"
                    raise TargetError(message)
                owners.setdefault(file.path, provided.provider)
    try:
        texts = _formatted(rendered.values(), owners, formatter)
    except UnformattableError as error:
        if custom is None:
            raise
        at = Location(os.fspath(custom), "", 1, 1)
        raise FtgenError(finding("failing-template", str(error), at)) from error
    attributes = TextFile(path=ATTRIBUTES, text=_attributes(rendered))
    return {
        file.path: marked(file.path, file.text, source).encode()
        for file in sorted((*texts, attributes), key=lambda file: file.path)
    }


def without_foreign_attributes(out: Path, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files but for the attributes of git, where the folder has such a file that is not ftgen's."""
    try:
        is_ours = is_marked((out / ATTRIBUTES).read_bytes())
    except OSError:
        return files
    return {path: files[path] for path in files if is_ours or path != ATTRIBUTES}


def next_steps(
    targets: Iterable[Provided], api: Api, selection: Selection, out: Path
) -> Iterator[str]:
    """What a person does next with what was written to a folder."""
    selection = replace(selection, start=start(out, selection.package))
    for provided in targets:
        with provided.provider.blamed():
            step = provided.target.next_steps(api, selection)
            if not isinstance(step, str):
                raise TargetError(f"its next steps are {step!r}, which is no text")
        if step:
            yield step


def start(out: Path, package: str) -> Start:
    """Where the package is imported from: the nearest folder above that is no package itself."""
    root, module = out.absolute(), package
    while (root / "__init__.py").exists():
        root, module = root.parent, f"{root.name}.{module}"
    return Start(
        out=out.as_posix(), root=Path(os.path.relpath(root)).as_posix(), module=module
    )


def exports(targets: Iterable[Provided]) -> Mapping[str, str]:
    """The names that the package's root offers, each with the module below it that defines it."""
    return dict(pair for provided in targets for pair in provided.target.exports)


def _rendered(
    provided: Provided, api: Api, selection: Selection, custom: Path | None
) -> Iterator[TextFile | RenderedFile]:
    planned = list(provided.target.plan(api, selection))
    for file in planned:
        _require_planned(file)
    yield from render(planned, custom)


def _require_planned(file: PlannedFile) -> None:
    if not isinstance(file, TextFile | TemplateFile):
        raise TargetError(f"it planned {file!r}, which is no file")
    if isinstance(file, TextFile) and not isinstance(file.text, str):
        raise TargetError(f"it planned {file.path!r} with {file.text!r}, no text")
    taken = (NAME, CACHE, ATTRIBUTES)
    if not is_inside(file.path) or PurePosixPath(file.path).parts[0] in taken:
        raise TargetError(f"it planned {file.path!r}, which it may not write")


def _formatted(
    files: Iterable[TextFile | RenderedFile],
    owners: Mapping[str, Provider],
    formatter: Formatter | None,
) -> list[TextFile]:
    if formatter is None:
        return [TextFile(path=file.path, text=file.text) for file in files]
    try:
        return formatter.format(files)
    except UnformattableError as error:
        with owners[error.path].blamed():
            raise


def _attributes(paths: Iterable[str]) -> str:
    """What git is told of the output: line ends, what to fold in reviews, how to merge the manifest."""
    tops = {PurePosixPath(path).parts[0] for path in paths if "/" in path}
    alone = {path for path in paths if "/" not in path}
    patterns = sorted({f"{top}/**" for top in tops} | alone)
    lines = [
        f"/{_pattern(pattern)} text=auto eol=lf linguist-generated"
        for pattern in patterns
    ]
    lines.append(f"/{NAME} text eol=lf linguist-generated merge=union")
    return "".join(f"{line}\n" for line in lines)


def _pattern(text: str) -> str:
    return f'"{text}"' if " " in text else text
