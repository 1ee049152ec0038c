"""Groups of operations: one for each tag; what has no tag goes by the first word of its path."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ftgen.diagnostics import Diagnostics
from ftgen.ir import api as ir
from ftgen.lower.names import stated_name
from ftgen.lower.operations import Operations
from ftgen.lower.texts import external_docs, joined
from ftgen.naming import pascal_case, portable, settle, snake_case, words
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
    names = _names(merged, described)
    return tuple(
        ir.Group(
            name=names[title],
            handler=names[title],
            class_name=pascal_case(title, fallback="Group"),
            title=_displayed(title, described.get(title)),
            description=_description(title, described),
            external_docs=(
                external_docs(described[title].external_docs)
                if title in described
                else None
            ),
            operations=_lowered(title, merged[title], lowering, diagnostics),
        )
        for title in order
    )


def _names(titles: Iterable[str], described: Mapping[str, nodes.Tag]) -> dict[str, str]:
    """The name of each group: ``x-ftgen-name`` of its tag, else its title."""
    wanted = (
        (title, described[title].extensions if title in described else {})
        for title in titles
    )
    return settle(
        (title, portable(snake_case(stated_name(more) or title, fallback="group")))
        for title, more in wanted
    )


def _displayed(title: str, tag: nodes.Tag | None) -> str:
    """What a group is called where people read it."""
    return (tag.summary if tag is not None else "") or title


def _description(title: str, tags: Mapping[str, nodes.Tag]) -> str:
    """What is said of a tag: its description, its kind, and the tags that it is a part of (OpenAPI 3.2 §4.22)."""
    tag = tags.get(title)
    if tag is None:
        return ""
    kind = f"Tags of this kind: {tag.kind}." if tag.kind else ""
    around, seen = [], {title}
    while tag.parent and tag.parent not in seen:
        seen.add(tag.parent)
        tag = tags.get(tag.parent) or nodes.Tag(name=tag.parent)
        around.append(joined(f"Part of {tag.summary or tag.name}.", tag.description))
    return joined(tags[title].description, kind, *around)


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
    title: str,
    operations: list[nodes.Operation],
    lowering: Operations,
    diagnostics: Diagnostics,
) -> tuple[ir.Operation, ...]:
    _report_shared_ids(operations, diagnostics)
    names = [method_name(each, title) for each in operations]
    shared = {name for name, count in Counter(names).items() if count > 1}
    return tuple(
        lowering.lower(each, method_name(each) if name in shared else name)
        for each, name in zip(operations, names, strict=True)
    )


def method_name(operation: nodes.Operation, title: str = "") -> str:
    """The method's name: ``x-ftgen-name``, the operationId, else the HTTP method and the path in words.

    An operationId that begins with the group's ``title`` and a separator loses both: the group says it already.
    """
    stated = stated_name(operation.extensions)
    text = stated or _without_title(operation.operation_id, title)
    if not words(text):
        steps = operation.path.replace("{", " by ").replace("}", " ")
        text = f"{operation.method} {steps}"
    return snake_case(text, fallback="operation")


def _without_title(text: str, title: str) -> str:
    """An operationId without the title before its first words, whole where nothing of a name would be left."""
    between = r"[^A-Za-z0-9]+"
    start = r"[^A-Za-z0-9]*".join(map(re.escape, words(title)))
    rest = re.sub(f"^{start}{between}", "", text, count=1, flags=re.IGNORECASE)
    return rest if start and rest[:1].isalpha() else text


def _report_shared_ids(
    operations: list[nodes.Operation], diagnostics: Diagnostics
) -> None:
    seen: dict[str, nodes.Operation] = {}
    for operation in operations:
        if not operation.operation_id:
            continue
        first = seen.setdefault(operation.operation_id, operation)
        if first is not operation:
            diagnostics.report(
                "duplicate-operation-id",
                f"the operationId {operation.operation_id!r} is also that of {first.method} {first.path}; "
                "the methods are numbered",
                operation.at,
                "give every operation an operationId of its own",
            )
