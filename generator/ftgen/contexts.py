"""What templates are given: the views of each, read off their types, and a digest that says when they change."""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
import re
import typing
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from ftgen.targets.runtime import templates as templates_folder

_INPUT = re.compile(r"\{#-? input: (.+?) -?#\}")
_VIEW = re.compile(r"(?:(\w+), an? )?(?:text of )?(ftgen[\w.]*)\.(\w+)")
_DIGITS = 12


def templates() -> dict[str, Path]:
    """The templates of ftgen by name."""
    folder = templates_folder()
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*.jinja"))
    }


def digest(template: str) -> str:
    """The digest of all that a template is given: it changes where a template may have to."""
    told = "".join(map(_described, _reached(template)))
    return hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]


def document() -> str:
    """The page on all templates and views, as Markdown."""
    lines = [_HEAD]
    views: dict[str, type[Any]] = {}
    for template in templates():
        lines.append(f"\n## {template}\n\n")
        for name, view in _given(template):
            lines.append(
                f"`{name}` is a [`{_title(view)}`](#{_title(view).replace('.', '').lower()}).\n"
            )
        views |= {_title(view): view for view in _reached(template)}
    lines.append("\n# Views\n")
    lines += (_described(views[name]) for name in sorted(views))
    return "".join(lines)


_HEAD = """\
# What templates are given

A template of the same name in the folder that `templates` of `[tool.ftgen]` names is taken in the place of
ftgen's. It may include others, its own in files that begin with an underscore, and is given what stands here.
Everything but names and flags is a finished fragment: it needs no escaping and no formatting.

`contexts.json` keeps for each template the digest of what it is given; a run tells where that has changed.
Templates of plug-ins are not listed here and have no digest: what these are given is for their distribution to
say, and changes with its version.
"""


def _given(template: str) -> Iterator[tuple[str, type[Any]]]:
    """The names that a template is given, each with its view."""
    text = templates()[template].read_text("utf-8")
    stated = _INPUT.match(text)
    own = template.rpartition("/")[2].partition(".")[0]
    for name, module, view in _VIEW.findall(stated[1] if stated else ""):
        yield name or own, getattr(import_module(module), view)


def _reached(template: str) -> Iterator[type[Any]]:
    """The views of a template, and those that they hold."""
    waiting = [view for _, view in _given(template)]
    seen: set[type[Any]] = set()
    while waiting:
        view = waiting.pop(0)
        if view not in seen:
            seen.add(view)
            yield view
            waiting += _inside(view)


def _inside(view: type[Any]) -> Iterator[type[Any]]:
    """The views that the members of a view are made of."""
    for _, type_ in _members(view):
        waiting = [type_]
        while waiting:
            each = waiting.pop()
            if dataclasses.is_dataclass(each) and isinstance(each, type):
                yield each
            waiting += typing.get_args(each)


def _members(view: type[Any]) -> Iterator[tuple[str, Any]]:
    """Fields and properties of a view, with their types."""
    module = vars(import_module(view.__module__))
    hints = typing.get_type_hints(view, module)
    for field in dataclasses.fields(view) if dataclasses.is_dataclass(view) else ():
        yield field.name, hints[field.name]
    for name, member in inspect.getmembers(view):
        if isinstance(member, property) and not name.startswith("_"):
            yield name, typing.get_type_hints(member.fget, module).get("return", Any)


def _described(view: type[Any]) -> str:
    """A view with its members, as Markdown."""
    rows = "".join(
        f"| `{name}` | `{_written(type_)}` |\n" for name, type_ in _members(view)
    )
    head = "| Member | Type |\n| --- | --- |\n" if rows else ""
    return f"\n## {_title(view)}\n\n{inspect.getdoc(view)}\n\n{head}{rows}"


def _title(view: type[Any]) -> str:
    """The name of a view, by which no other is called."""
    return f"{view.__module__.removeprefix('ftgen.targets.')}.{view.__name__}"


def _written(type_: Any) -> str:
    text = (
        type_.__name__
        if isinstance(type_, type) and not typing.get_args(type_)
        else str(type_)
    )
    return re.sub(r"\b(?:ftgen|typing)\.(?:\w+\.)*", "", text).replace("|", "or")
