"""What is added to the files of a project: at their end, or in a new file, with all that was there as it was."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A file, what it is to hold, and what to say about it; ``content`` is None where it stays as it is."""

    path: Path
    content: bytes | None
    says: str


def settings(path: Path, values: dict[str, Any]) -> Addition:
    """A [tool.ftgen] table in a pyproject.toml. Raises ValueError where the file is no TOML."""
    before = _text(path)
    tool = tomllib.loads(before).get("tool", {})
    if "ftgen" in tool:
        return Addition(path=path, content=None, says="has [tool.ftgen] already")
    lines = [
        f"{key} = {json.dumps(value, ensure_ascii=False)}"
        for key, value in values.items()
    ]
    after = _appended(before, "\n".join(["[tool.ftgen]", *lines]) + "\n")
    if tomllib.loads(after)["tool"] != {**tool, "ftgen": values}:
        raise ValueError("a table cannot be added at its end")
    return _addition(
        path, before, after, f"[tool.ftgen], which generates from {values['spec']}"
    )


def hook(path: Path, entry: str) -> Addition:
    """A hook in a .pre-commit-config.yaml that runs a command on every commit. Raises ValueError."""
    before = _text(path)
    lines = [
        "- repo: local",
        "  hooks:",
        "    - id: ftgen-check",
        "      name: ftgen --check",
        f"      entry: {json.dumps(entry)}",
        "      language: system",
        "      always_run: true",
        "      pass_filenames: false",
    ]
    if not before.strip():
        after = "repos:\n" + "".join(f"  {line}\n" for line in lines)
        return _addition(path, before, after, f"a hook that runs {entry}")
    config = yaml.safe_load(before)
    repos = config.get("repos") if isinstance(config, dict) else None
    if not isinstance(repos, list):
        raise ValueError("it has no list of repos")
    if any(_entry(hook) == entry for hook in _hooks(repos)):
        return Addition(path=path, content=None, says=f"runs {entry} already")
    after = _with_item(before, lines)
    new = yaml.safe_load("\n".join(lines))
    if yaml.safe_load(after) != {**config, "repos": [*repos, *new]}:
        raise ValueError("an item cannot be added to its repos")
    return _addition(path, before, after, f"a hook that runs {entry}")


def job(path: Path, text: str, key: str) -> Addition:
    """A CI job under a key of a .gitlab-ci.yml. Raises ValueError."""
    before = _text(path)
    root = yaml.compose(before, Loader=yaml.SafeLoader)
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise ValueError("it is no mapping")
    keys = [name.value for name, _ in root.value] if root is not None else []
    if key in keys:
        return Addition(path=path, content=None, says=f"has a job {key} already")
    after = _appended(before, text)
    grown = yaml.compose(after, Loader=yaml.SafeLoader)
    if not isinstance(grown, yaml.MappingNode) or len(grown.value) != len(keys) + 1:
        raise ValueError("a job cannot be added at its end")
    return _addition(path, before, after, f"a job {key}")


def new_file(path: Path, text: str, says: str) -> Addition:
    """A file of its own; one that is there stays as it is."""
    if path.exists():
        return Addition(path=path, content=None, says="is there already")
    return _addition(path, "", text, says)


def write(addition: Addition) -> None:
    """Write the file. Raises OSError."""
    if addition.content is not None:
        addition.path.parent.mkdir(parents=True, exist_ok=True)
        addition.path.write_bytes(addition.content)


def _addition(path: Path, before: str, after: str, what: str) -> Addition:
    verb = "added" if before else "created, with"
    if "\r\n" in before:
        after = after.replace("\r\n", "\n").replace("\n", "\r\n")
    return Addition(path=path, content=after.encode(), says=f"{verb} {what}")


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _appended(before: str, text: str) -> str:
    if not before:
        return text
    end = "" if before.endswith("\n") else "\n"
    return f"{before}{end}\n{text}"


def _with_item(before: str, lines: list[str]) -> str:
    """The YAML text with an item behind the last one of ``repos``, indented as the others are."""
    root: Any = yaml.compose(before, Loader=yaml.SafeLoader)
    repos = next(value for key, value in root.value if key.value == "repos")
    if repos.flow_style or not repos.value:
        raise ValueError("its repos are not written one below the other")
    column = repos.start_mark.column
    kept = before.splitlines(keepends=True)
    end = max(_last_line(node) for node in _scalars(repos)) + 1
    if not kept[end - 1].endswith("\n"):
        kept[end - 1] += "\n"
    item = [f"{' ' * column}{line}\n" for line in lines]
    return "".join((*kept[:end], *item, *kept[end:]))


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for each in node.value:
        for inner in each if isinstance(each, tuple) else (each,):
            yield from _scalars(inner)
    if node.flow_style:
        yield node


def _last_line(node: Any) -> int:
    mark = node.end_mark
    line: int = mark.line if mark.column else mark.line - 1
    return line


def _hooks(repos: list[Any]) -> Iterator[Any]:
    for repo in repos:
        if isinstance(repo, dict) and isinstance(repo.get("hooks"), list):
            yield from repo["hooks"]


def _entry(hook: Any) -> Any:
    return hook.get("entry") if isinstance(hook, dict) else None
