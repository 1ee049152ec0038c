"""What is written below the attributes of a model, for ``help`` and all else that asks for documentation."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from itertools import pairwise


class AttributeDocs(dict[str, str]):
    """The slots of a class as ``inspect.getdoc`` looks them up: the text of each is read from the source, once."""

    def __init__(self, names: Iterable[str], owner: type) -> None:
        super().__init__(dict.fromkeys(names, ""))
        self._owner = owner
        self._is_read = False

    def __getitem__(self, name: str) -> str:
        if not self._is_read:
            self._is_read = True
            self.update(_documented(self._owner))
        return super().__getitem__(name)


def _documented(owner: type) -> Iterator[tuple[str, str]]:
    """The attributes of a class with the strings that stand below them; none where there is no source."""
    try:
        source = inspect.getsource(owner)
    except (OSError, TypeError):
        return
    body = ast.parse(source).body[0]
    statements = body.body if isinstance(body, ast.ClassDef) else []
    for attribute, below in pairwise(statements):
        match attribute, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, inspect.cleandoc(text)
            case _:
                pass
