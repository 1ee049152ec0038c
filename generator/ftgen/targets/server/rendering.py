"""Errors that a server finds by itself and cannot write as they are documented: somebody has to render them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ftgen.ir.api import Content, Operation
from ftgen.python.annotations import annotation
from ftgen.targets.codecs import Codecs


def unmade(operation: Operation, codecs: Codecs) -> tuple[int, ...]:
    """The statuses of such errors."""
    return tuple(status for status, _ in _unmade(operation, codecs))


def rendered(operations: Iterable[Operation], codecs: Codecs) -> Content | None:
    """What most of these errors are documented as; None where there are none."""
    found = [
        content
        for operation in operations
        for _, contents in _unmade(operation, codecs)
        for content in contents[:1]
    ]
    if not found:
        return None
    [(most, _)] = Counter(annotation(each.type) for each in found).most_common(1)
    return next(each for each in found if annotation(each.type) == most)


def _unmade(
    operation: Operation, codecs: Codecs
) -> Iterator[tuple[int, list[Content]]]:
    for status in _found(operation):
        contents = _documented(operation, status)
        if contents and not any(
            codecs.wire.tells(each.schema, status) for each in contents
        ):
            yield status, contents


def _found(operation: Operation) -> Iterator[int]:
    """The statuses of the errors that a server finds in requests to an operation."""
    if operation.parameters or operation.body is not None:
        yield 400
    if operation.security:
        yield 401
    if operation.success_contents:
        yield 406
    if operation.body is not None:
        yield from (413, 415)
    yield 500


def _documented(operation: Operation, status: int) -> list[Content]:
    """What is documented of a status in JSON: by itself, by its range or by default."""
    by_status = {each.status.upper(): each for each in operation.responses}
    names = (str(status), f"{status // 100}XX", "DEFAULT")
    found = next((by_status[each] for each in names if each in by_status), None)
    if found is None or found in operation.successes:
        return []
    return [each for each in found.contents if each.kind == "json"]
