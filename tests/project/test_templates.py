"""Templates lay out text and decide nothing: what Jinja's own syntax tree says of each of them."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from support.project import TEMPLATES

TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.jinja"))
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Include,
    nodes.Tuple,
    nodes.Not,
)
COMMENT = re.compile(r"\{#-? input: (.+) -?#\}\n")
VIEW = re.compile(r"(ftgen\.targets\.[\w.]+)\.(\w+)")


@pytest.fixture(
    params=TEMPLATE_FILES, ids=lambda path: path.relative_to(TEMPLATES).as_posix()
)
def template(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_templates_of_every_kind() -> None:
    folders = {path.relative_to(TEMPLATES).parts[0] for path in TEMPLATE_FILES}
    assert folders == {"models", "client", "server", "docs", "packaging", "scaffold"}


def test_it_decides_nothing(template: Path) -> None:
    tree = Environment().parse(template.read_text("utf-8"))
    assert list(_deciding(tree)) == []


def test_its_first_line_names_its_input(template: Path) -> None:
    match = COMMENT.match(template.read_text("utf-8"))
    assert match is not None
    views = VIEW.findall(match[1])
    assert len(views) == match[1].count(";") + 1
    for module, name in views:
        assert isinstance(getattr(importlib.import_module(module), name), type)


def test_it_is_short(template: Path) -> None:
    assert len(template.read_text("utf-8").splitlines()) <= 80


@pytest.mark.parametrize(
    "text",
    [
        "{{ a == b }}",
        "{{ a + 1 }}",
        "{{ a[0] }}",
        "{% set a = 1 %}",
        "{{ a | upper }}",
        "{{ a and b }}",
        "{{ a(1) }}",
        "{{ 'text' }}",
        "{{ a if b else c }}",
        "{% if a is defined %}{% endif %}",
        "{% macro a() %}{% endmacro %}",
        "{{ a ~ b }}",
    ],
)
def test_the_test_sees_decisions(text: str) -> None:
    assert list(_deciding(Environment().parse(text)))


def _deciding(tree: nodes.Node) -> list[str]:
    """Every node that is not plain layout; an include may name its template, a call may take no arguments."""
    found = []
    for node in _walk(tree):
        if isinstance(node, nodes.Call) and not (
            node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
        ):
            continue
        if isinstance(node, nodes.For) and (node.test or node.recursive):
            found.append(f"line {node.lineno}: for with conditions")
        elif not isinstance(node, ALLOWED):
            found.append(f"line {node.lineno}: {type(node).__name__}")
    return found


def _walk(node: nodes.Node) -> list[nodes.Node]:
    if isinstance(node, nodes.Include):
        return [node]
    return [
        node,
        *(inner for child in node.iter_child_nodes() for inner in _walk(child)),
    ]
