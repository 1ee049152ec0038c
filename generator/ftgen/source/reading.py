"""Reads a description's text: from a file or standard input to a Document."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from ftgen.diagnostics import Diagnostic, FtgenError, Location, finding
from ftgen.source.document import Document
from ftgen.source.encoding import decode
from ftgen.source.jsontext import JsonPositions, parse_json
from ftgen.source.limits import NESTING_LIMIT, expands_too_far, is_nested_too_deeply
from ftgen.source.problems import (
    failed,
    looks_like_markup,
    markup,
    unreadable,
    yaml_problem,
)
from ftgen.source.yamlbuilder import Builder
from ftgen.source.yamlpositions import YamlPositions

_INDENTATION = re.compile(r"^[ \t]*(?:-[ \t]+)*", re.MULTILINE)
_TAB_INDENTED = re.compile(r"^ *(?:-[ ]+)*-?\t", re.MULTILINE)


def read(path: str | Path) -> Document:
    """Read a file, or standard input for ``-``.

    Raises FtgenError with one placed diagnostic where there is nothing to read or it is not YAML or JSON.
    """
    if str(path) == "-":
        return parse(sys.stdin.buffer.read(), "<stdin>")
    file = Path(path).as_posix()
    try:
        data = Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise unreadable(file, error) from None
    return parse(data, file)


def parse(data: bytes | str, file: str) -> Document:
    """Make a Document of a text; ``file`` is the name that diagnostics call it by.

    Raises FtgenError with one placed diagnostic for a text that is not one document of YAML or JSON.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    text = decode(data, file)
    digest = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
    broken: json.JSONDecodeError | None = None
    if text.lstrip()[:1] in ("{", "["):
        try:
            return _parse_json(text, file, digest)
        except RecursionError:  # that of the json module, which has no limit to ask
            raise _too_deep(file) from None
        except json.JSONDecodeError as error:
            broken = error
        except ValueError:
            pass
    return _parse_yaml(text, file, digest, broken)


def _parse_json(text: str, file: str, digest: str) -> Document:
    value, repeated = parse_json(text)
    if is_nested_too_deeply(value):
        raise _too_deep(file)
    positions = JsonPositions(text)
    findings = _repeated(positions, file) if repeated else ()
    return Document(file, value, text, digest, positions, findings)


def _repeated(positions: JsonPositions, file: str) -> tuple[Diagnostic, ...]:
    return tuple(
        finding(
            "duplicate-key",
            f'the key "{key[:60]}" is written twice',
            Location(file, pointer, *positions.line_and_column(offset)),
            "the last one counts; remove the other",
        )
        for pointer, key, offset in positions.repeated_keys()
    )


def _parse_yaml(
    text: str, file: str, digest: str, broken: json.JSONDecodeError | None
) -> Document:
    builder = Builder(file, text)
    try:
        documents, starts = builder.build()
    except yaml.YAMLError as error:
        builder, documents, starts = _without_tabs(text, file, error, broken)
    if not any(document is not None for document in documents):
        hint = "an OpenAPI description begins with openapi: 3.1.0"
        raise failed("empty-document", "there is nothing in it", file, hint)
    value = _only_document(documents, starts, file)
    if isinstance(value, str) and looks_like_markup(text):
        raise markup(file)
    if builder.has_aliases and expands_too_far(value):
        message = "its YAML aliases expand to more than a million values"
        raise failed("expansion-limit", message, file, "use $ref instead of aliases")
    index = next(i for i, found in enumerate(documents) if found is value)
    positions = YamlPositions(value, starts[index], builder.marks, builder.texts)
    return Document(file, value, text, digest, positions, tuple(builder.findings))


def _without_tabs(
    text: str, file: str, error: yaml.YAMLError, broken: json.JSONDecodeError | None
) -> tuple[Builder, list[Any], list[Any]]:
    """Read a text whose lines are indented by tabs, which YAML does not allow, two columns a tab."""
    problem = yaml_problem(error, text, file, broken)
    tab = _TAB_INDENTED.search(text)
    if tab is None:
        raise problem from None
    builder = Builder(file, _INDENTATION.sub(lambda m: m[0].expandtabs(2), text))
    try:
        documents, starts = builder.build()
    except yaml.YAMLError:
        raise problem from None
    line = text.count("\n", 0, tab.start()) + 1
    builder.findings.append(
        finding(
            "tab-indentation",
            "indented by tabs, which YAML does not allow; read as two columns each",
            Location(file, "", line, 1),
            "indent by spaces",
        )
    )
    return builder, documents, starts


def _only_document(documents: list[Any], starts: list[Any], file: str) -> Any:
    filled = [i for i, document in enumerate(documents) if document is not None]
    if len(filled) > 1:
        mark = starts[filled[1]]
        message = f"holds {len(filled)} YAML documents"
        hint = "keep one description a file"
        place = (mark.line + 1, mark.column + 1)
        raise failed("multiple-documents", message, file, hint, place)
    return documents[filled[0]]


def _too_deep(file: str) -> FtgenError:
    message = f"nested more than {NESTING_LIMIT} levels deep"
    return failed("nesting-limit", message, file)
