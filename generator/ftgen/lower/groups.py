"""Groups of operations: one for each tag; what has no tag goes by the first word of its path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ftgen.diagnostics import Diagnostics
from ftgen.ir import api as ir
from ftgen.lower.operations import Operations
from ftgen.lower.texts import external_docs
from ftgen.naming import pascal_case, portable, snake_case, words
from ftgen.openapi import nodes


def group(
    operations: Iterable[nodes.Operation],
    tags: Iterable[nodes.Tag],
    lowering: Operations,
    diagnostics: Diagnostics,
    *,
    fallback: str = "default",
) -> tuple[ir.Group, ...]:
    """Operations by tag, in the order of the description's tags, then of first use."""
    described = {tag.name: tag for tag in tags}
    members: defaultdict[str, list[nodes.Operation]] = defaultdict(list)
    for operation in operations:
        members[_title(operation, fallback)].append(operation)
    merged = _merge_alike(members)
    order = [title for title in described if title in merged]
    order += [title for title in merged if title not in described]
    names = {title: portable(snake_case(title, fallback="group")) for title in merged}
    return tuple(
        ir.Group(
            name=names[title],
            handler=names[title],
            class_name=pascal_case(title, fallback="Group"),
            title=_displayed(title, described.get(title)),
            description=described[title].description if title in described else "",
            external_docs=(
                external_docs(described[title].external_docs)
                if title in described
                else None
            ),
            operations=_lowered(merged[title], lowering, diagnostics),
        )
        for title in order
    )


def _displayed(title: str, tag: nodes.Tag | None) -> str:
    """What a group is called where people read it."""
    return (tag.summary if tag is not None else "") or title


def _title(operation: nodes.Operation, fallback: str) -> str:
    if operation.tags:
        return operation.tags[0]
    steps = (step for step in operation.path.split("/") if step and "{" not in step)
    return next((step for step in steps if not _is_version(step)), fallback)


def _is_version(step: str) -> bool:
    return step.lower() in ("api", "rest") or (
        step[:1] in "vV" and step[1:].replace(".", "").isdigit()
    )


def _merge_alike(
    members: dict[str, list[nodes.Operation]],
) -> dict[str, list[nodes.Operation]]:
    """Tags that differ in nothing but case and punctuation are one."""
    first: dict[str, str] = {}
    merged: dict[str, list[nodes.Operation]] = {}
    for title, operations in members.items():
        key = first.setdefault(snake_case(title, fallback="group"), title)
        merged.setdefault(key, []).extend(operations)
    return merged


def _lowered(
    operations: list[nodes.Operation], lowering: Operations, diagnostics: Diagnostics
) -> tuple[ir.Operation, ...]:
    _report_shared_ids(operations, diagnostics)
    return tuple(lowering.lower(each, method_name(each)) for each in operations)


def method_name(operation: nodes.Operation) -> str:
    """The method's name: ``x-ftgen-name``, the operationId, else the HTTP method and the path in words."""
    wanted = operation.extensions.get("x-ftgen-name")
    text = wanted if isinstance(wanted, str) else operation.operation_id
    if not words(text):
        steps = operation.path.replace("{", " by ").replace("}", " ")
        text = f"{operation.method} {steps}"
    return snake_case(text, fallback="operation")


def _report_shared_ids(
    operations: list[nodes.Operation], diagnostics: Diagnostics
) -> None:
    seen: dict[str, nodes.Operation] = {}
    for operation in operations:
        if not operation.operation_id:
            continue
        first = seen.setdefault(operation.operation_id, operation)
        if first is not operation:
            diagnostics.warning(
                "duplicate-operation-id",
                f"the operationId {operation.operation_id!r} is also that of {first.method} {first.path}; "
                "the methods are numbered",
                operation.at,
                "give every operation an operationId of its own",
            )
