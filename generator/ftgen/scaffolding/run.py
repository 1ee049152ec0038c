"""What a run of ``ftgen scaffold`` writes into a folder, and what it says of what it leaves alone."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ftgen.formatting import format_python
from ftgen.ir.api import Api
from ftgen.render import render
from ftgen.scaffolding.additions import (
    Found,
    find,
    outdated,
    parsed,
    with_methods,
)
from ftgen.targets.plan import TemplateFile
from ftgen.targets.scaffold.files import first_files, handler_file
from ftgen.targets.scaffold.handlers import Handler, handlers


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to a file: its new content, None where it stays as it is, and what is said of it."""

    path: str
    says: str
    content: bytes | None = None


def steps(folder: Path, api: Api, package: str, *, with_client: bool) -> Iterator[Step]:
    """All that a run does: everything at first, later what is new."""
    texts = _texts(folder)
    described = {each.base: each for each in handlers(api)}
    if not any(_found(texts, base) for base in described):
        name = folder.absolute().name
        for file in first_files(api, package, name, with_client=with_client):
            yield _written(folder, file, described.values())
        return
    for base, handler in described.items():
        if (found := _found(texts, base)) is None:
            yield from _new_group(folder, handler, package, texts)
            continue
        for step in _later(found, handler, package):
            if step.content is not None:
                texts[step.path] = step.content.decode()
            yield step


def _found(texts: Mapping[str, str], base: str) -> Found | None:
    """The class that implements a base."""
    found = (find(path, text, base) for path, text in texts.items() if base in text)
    return next(filter(None, found), None)


def _texts(folder: Path) -> dict[str, str]:
    """The modules of a folder, with their line ends."""
    texts = {}
    for path in sorted(folder.rglob("*.py")):
        with suppress(UnicodeDecodeError):  # a module that is not in UTF-8 is not read
            text = path.read_bytes().decode()
            texts[path.relative_to(folder).as_posix()] = text
    return texts


def _written(folder: Path, file: TemplateFile, known: Iterable[Handler]) -> Step:
    if (folder / file.path).exists():
        return Step(file.path, "is there already, and stays as it is")
    counts = {f"{each.module}.py": len(each.methods) for each in known}
    says = {
        "state.py": "written: State, what handlers share, and User, who calls",
        **{path: f"written: {_methods(n)}" for path, n in counts.items()},
    }
    return Step(file.path, says.get(file.path, "written"), _content(file))


def _methods(count: int) -> str:
    return f"{count} method{'' if count == 1 else 's'} answering 501"


def _content(file: TemplateFile) -> bytes:
    (rendered,) = render([file])
    return format_python(rendered.text, file.path).encode()


def _later(found: Found, handler: Handler, package: str) -> Iterator[Step]:
    added = with_methods(found, handler, package)
    names = ", ".join(added.names)
    if added.text != found.text:
        count = len(added.names)
        what = f"{count} method{'' if count == 1 else 's'} added to {found.node.name}"
        yield Step(found.path, f"{what}: {names}", added.text.encode())
    elif names:
        says = (
            f"{found.node.name} stands on one line and stays as it is; it lacks {names}"
        )
        yield Step(f"{found.path}:{found.node.lineno}", says)
    for line, says in outdated(found, handler):
        yield Step(f"{found.path}:{line}", says)


def _new_group(
    folder: Path, handler: Handler, package: str, texts: Mapping[str, str]
) -> Iterator[Step]:
    has_state = _defines(texts.get("state.py", ""), "State")
    file = handler_file(handler, package, has_state=has_state)
    yield _written(folder, file, [handler])
    made = f"{handler.name}({'state' if has_state else ''})"
    says = f"pass {handler.argument}={made} to create_app; that is yours to do"
    yield Step("app.py", says)


def _defines(text: str, name: str) -> bool:
    body = parsed(text).body
    return any(isinstance(each, ast.ClassDef) and each.name == name for each in body)
