"""What the page on the server tells of bodies: uploads, streams, files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ftgen.ir.api import Operation
from ftgen.python.expressions import NONE, UNSET, Expression, Name, Typed, or_unset
from ftgen.python.layout import lay_out
from ftgen.targets import serving
from ftgen.targets.docs import markdown
from ftgen.targets.docs.client_sections import Section
from ftgen.targets.docs.examples import Examples
from ftgen.targets.docs.handlers import implementation
from ftgen.targets.server.forms import form_names, form_of, sole_file
from ftgen.targets.serving import Served
from ftgen.targets.signatures import Argument, server_arguments, signature


@dataclass(frozen=True, slots=True)
class Chosen:
    """An operation to be shown, and the group that it is of."""

    served: Served
    operation: Operation


def first(served: Iterable[Served], fits: Callable[[Operation], bool]) -> Chosen | None:
    """The first operation that fits, one that only looks before others."""
    found = [
        Chosen(one, each)
        for one in served
        for each in one.group.operations
        if fits(each)
    ]
    found.sort(key=lambda each: (each.operation.deprecated, _changes(each)))
    return next(iter(found), None)


def bodies(served: tuple[Served, ...], examples: Examples) -> Iterator[Section]:
    """The sections of what the API has."""
    writer = _Bodies(served, examples)
    yield from writer.uploads()
    yield from writer.streams()
    yield from writer.files()


class _Bodies:
    def __init__(self, served: tuple[Served, ...], examples: Examples) -> None:
        self._served = served
        self._examples = examples
        self._package = examples.package

    def _first(self, fits: Callable[[Operation], bool]) -> Chosen | None:
        return first(self._served, fits)

    def uploads(self) -> Iterator[Section]:
        """Bodies that are octets, and forms with files."""
        if (chosen := self._first(_takes_octets)) is not None:
            yield self._octets(chosen)
        if (chosen := self._first(_takes_forms)) is not None:
            yield Section(
                "Files of forms",
                "A file of a form is a `File`: octets that know their `filename` and `content_type`, with "
                "`await file.save(path)`. `Limits(upload=…)` bounds them.",
                markdown.code_block(
                    implementation(self._examples, chosen.served, chosen.operation),
                    "python",
                ),
            )
        if (chosen := self._first(self._has_files)) is not None:
            yield self._spooled(chosen)
        if (chosen := self._first(_takes_items)) is not None:
            yield self._items(chosen)

    def _has_files(self, operation: Operation) -> bool:
        return form_of(operation, self._examples.codecs) is not None

    def _octets(self, chosen: Chosen) -> Section:
        statement = 'print(await body.save("data.bin"))'
        body = self._streamed(chosen, Typed(Name("Octets")), statement)
        return Section(
            "Uploads",
            "Octets come whole, as `bytes`; a method that is `streamed` gets them while they arrive, and may iterate "
            "over them or save them. `Limits(upload=…)` bounds them either way.",
            self._own(chosen, body, "HTTPError, Octets, streamed"),
        )

    def _items(self, chosen: Chosen) -> Section:
        arguments = server_arguments(chosen.operation, self._examples.codecs)
        taken = next(each for each in arguments if each.name == "body")
        typed = Typed(taken.annotation, taken.default)
        body = self._streamed(chosen, typed, "print(body)")
        return Section(
            "Items of a request",
            "Items come as an iterator when all of them have been read and checked; to a method that is `streamed` "
            "they come while they arrive, each checked for itself. `Limits(json=…)` bounds one, `upload` all of them.",
            self._own(chosen, body, "HTTPError, streamed"),
        )

    def _spooled(self, chosen: Chosen) -> Section:
        api, codecs = self._examples.api, self._examples.codecs
        names = form_names((*serving.apis(api), *serving.receivers(api)), codecs)
        form = Name(f"forms.{names[chosen.served.module, chosen.operation.name]}")
        typed, taken = Typed(form), chosen.operation.body
        if taken is not None and not taken.required:
            typed = Typed(or_unset(form), UNSET)
        name = sole_file(chosen.operation, codecs)
        saved = f'await body.{name}.save("data.bin")' if name else "body"
        body = self._streamed(chosen, typed, f"print({saved})")
        return Section(
            "Large files of forms",
            "In a method that is `streamed` a file of a form is an `UploadedFile`, which lies on the disk unless it "
            "is small: `async for chunk in file`, `await file.save(path)`, `await file.read()`, and `file.open()` for "
            "what reads open files. It is gone when the request has been answered. "
            f"`{self._package}.server.forms` has the types.",
            self._own(chosen, body, "HTTPError, forms, streamed"),
        )

    def _streamed(self, chosen: Chosen, typed: Typed, statement: str) -> list[str]:
        """A class whose method gets its body by pieces."""
        arguments = [
            (
                replace(each, annotation=typed.type, default=typed.default)
                if each.name == "body"
                else each
            )
            for each in server_arguments(chosen.operation, self._examples.codecs)
        ]
        statements = f"{statement}\n        raise HTTPError(501)"
        return self._class(chosen, arguments, NONE, "@streamed", statements)

    def _class(
        self,
        chosen: Chosen,
        arguments: Iterable[Argument],
        result: Expression,
        decorator: str,
        statement: str,
    ) -> list[str]:
        """The lines of a class of handlers with one method."""
        method = lay_out(
            signature(arguments, result),
            indent=4,
            before=f"async def {chosen.operation.name}",
            after=":",
        )
        lines = [f"class Handler({chosen.served.class_name}):"]
        lines += [f"    {decorator}"] if decorator else []
        return [*lines, method, f"        {statement}"]

    def _own(self, chosen: Chosen, body: list[str], names: str) -> str:
        """A block of code with such a class."""
        imports = self._examples.imports(body, ())
        listed = ", ".join(
            sorted(
                ["Context", chosen.served.class_name, *names.split(", ")], key=_order
            )
        )
        own = f"from {self._package}.server import {listed}"
        return markdown.code_block("\n".join((*imports, own, "", "", *body)), "python")

    def streams(self) -> Iterator[Section]:
        """Answers item by item."""
        chosen = self._first(
            lambda each: any(content.is_stream for content in each.success_contents)
        )
        if chosen is not None:
            yield Section(
                "Streams",
                "Items come from an iterator, asynchronous or not. The first is made before the head is sent, so what "
                "fails at once is an error of its own; comments fill the silence between events. It is closed when "
                "the caller has gone.",
                markdown.code_block(
                    implementation(self._examples, chosen.served, chosen.operation),
                    "python",
                ),
            )

    def files(self) -> Iterator[Section]:
        """Answers that are octets."""
        chosen = self._first(
            lambda each: [content.kind for content in each.success_contents]
            == ["binary"]
        )
        if chosen is None:
            return
        arguments = server_arguments(chosen.operation, self._examples.codecs)
        body = self._class(
            chosen, arguments, Name("FileReply"), "", 'return FileReply("data.bin")'
        )
        yield Section(
            "Files",
            "Octets are `bytes`, an open file, an iterator, or a `FileReply`, which is sent from where it lies, with "
            "Range, ETag and Last-Modified.",
            self._own(chosen, body, "FileReply"),
        )


def _changes(chosen: Chosen) -> bool:
    return chosen.operation.method != "GET"


def _takes_octets(operation: Operation) -> bool:
    contents = operation.body.contents if operation.body is not None else ()
    return [each.kind for each in contents] == ["binary"]


def _takes_items(operation: Operation) -> bool:
    contents = operation.body.contents if operation.body is not None else ()
    return any(each.is_stream for each in contents)


def _takes_forms(operation: Operation) -> bool:
    contents = operation.body.contents if operation.body is not None else ()
    return any(each.kind == "multipart" for each in contents)


def _order(name: str) -> tuple[bool, str]:
    """The order of imported names: classes first."""
    return name[0].islower(), name
