"""`ftgen scaffold`: what it writes runs and passes its test; what is there stays as it is, byte for byte."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.cases import CASES, config
from support.command import call
from support.project import SPEC

from ftgen import generate

FIRST = """
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'https://shop.example'}]
security: [{key: []}]
tags: [{name: orders}, {name: app}]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses:
        '200': {description: All., content: {application/json: {schema: {type: array, items: {type: string}}}}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [orders]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
        '404': {description: None., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /state:
    get: {operationId: state, tags: [app], responses: {'204': {description: Well.}}}
components:
  securitySchemes: {key: {type: http, scheme: basic}}
  schemas:
    Order: {type: object, required: [id], properties: {id: {type: string}}}
    Problem: {type: object, required: [message], properties: {message: {type: string}}}
"""
NEW = """
  /orders/{id}/refund:
    post:
      operationId: refundOrder
      tags: [orders]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
        - {name: on, in: query, schema: {type: string, format: date}}
      responses:
        '200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
  /users:
    get: {operationId: listUsers, tags: [users], responses: {'204': {description: Well.}}}
components:"""
OWN = '''# mine, with trailing space \t
from shop_api import models
from shop_api import server  # noqa
import typing as t

class   Mine( server.OrdersApi ) :
	"""Tabs, and not laid out."""
	async def list_orders(self, *, context: server.Context) -> list[str]:
		return [ 'a' ]

	async def get_order(self, id: str, **more: t.Any) -> models.Order:
		return models.Order(id = id)   # the last line

def after() -> None: ...
'''


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(FIRST, "utf-8")
    (tmp_path / "pyproject.toml").write_text(
        "[tool.ftgen]\nspec = 'api.yaml'\npackage = 'shop_api'\nout = 'sdk'\n"
    )
    return tmp_path


def changed(folder: Path) -> None:
    """The description with a new operation and a new group."""
    text = FIRST.replace("\ncomponents:", NEW)
    (folder / "api.yaml").write_text(text, "utf-8")


LINT = "ruff check --isolated --select E4,F,I app"


def checked(folder: Path, out: str, *more: str) -> None:
    """The scaffold in app/ passes its test and mypy --strict as it stands, and more commands."""
    cache = str(folder.parent / "mypy")
    environment = {
        **os.environ,
        "PYTHONPATH": out,
        "MYPYPATH": out,
        "MYPY_CACHE_DIR": cache,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    for command in ("pytest -q app", "mypy --strict app", *more):
        done = subprocess.run(
            [sys.executable, "-m", *command.split()],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_run_writes_what_runs(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys)[0] == 0
    code, out, err = call(capsys, "scaffold", "app")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines[:6]] == [
        f"app/{name}.py"
        for name in ("__init__", "state", "orders", "app_", "app", "test_app")
    ]
    assert "2 methods answering 501" in lines[2]
    assert "Run it:   PYTHONPATH=sdk uvicorn --factory app.app:make" in lines
    checked(folder, "sdk", LINT)
    orders = (folder / "app" / "orders.py").read_text("utf-8")
    assert "# raise errors.NotFound(models.Problem(message=...))" in orders
    assert "# return models.Order(id=...)" in orders


def test_a_second_run_touches_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "scaffold", "app")
    for path in (folder / "app").glob("*.py"):
        path.write_text(path.read_text("utf-8") + "\n# mine\n", "utf-8")
    (folder / "app" / "test_app.py").unlink()
    before = {path: path.read_bytes() for path in (folder / "app").iterdir()}
    code, out, _ = call(capsys, "scaffold", "app")
    assert (code, out) == (0, "app has all that the description has.\n")
    assert before == {path: path.read_bytes() for path in (folder / "app").iterdir()}


def test_a_later_run_adds_what_is_new(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "scaffold", "app")
    changed(folder)
    assert call(capsys)[0] == 0
    code, out, _ = call(capsys, "scaffold", "app", "--check")
    assert code == 1
    assert not (folder / "app" / "users.py").exists()
    assert call(capsys, "scaffold", "app") == (0, out, "")
    assert [line.split()[0] for line in out.splitlines()] == [
        "app/orders.py",
        "app/users.py",
        "app/app.py",
    ]
    assert "1 method added to Orders: refund_order" in out
    assert "pass users=Users(state) to create_app" in out
    checked(folder, "sdk")
    assert call(capsys, "scaffold", "app", "--check")[0] == 0


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_what_is_there_stays_byte_for_byte(
    folder: Path, capsys: pytest.CaptureFixture[str], start: str, end: str
) -> None:
    changed(folder)
    call(capsys)
    (folder / "app").mkdir()
    module = folder / "app" / "mine.py"
    own = (start + OWN.replace("\n", end)).encode()
    module.write_bytes(own)
    _, out, _ = call(capsys, "scaffold", "app")
    assert "1 method added to Mine: refund_order" in out
    written = module.read_bytes()
    ast.parse(written)
    kept = iter(written.splitlines(keepends=True))
    assert all(line in kept for line in own.splitlines(keepends=True))
    new = [each for each in written.splitlines() if each not in own.splitlines()]
    assert b"from shop_api import UNSET, Unset" in new
    assert b"from uuid import UUID" in new
    assert b"import datetime as dt" in new
    assert b"\tasync def refund_order(" in new
    assert (b"\r\n" in written) == (end == "\r\n")
    assert written.count(b"\n") == written.count(end.encode())
    call(capsys, "scaffold", "app")
    assert module.read_bytes() == written


def test_two_classes_of_one_module_both_get_their_methods(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "app").mkdir()
    module = folder / "app" / "all.py"
    module.write_text(
        "from shop_api.server import AppApi, OrdersApi\n\n\n"
        "class A(AppApi):\n    x = 1\n\n\nclass B(OrdersApi):\n    y = 2\n"
    )
    call(capsys, "scaffold", "app")
    classes = {
        node.name: [each.name for each in node.body if hasattr(each, "name")]
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    assert classes == {"A": ["state"], "B": ["list_orders", "get_order"]}


def test_what_is_outdated_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "scaffold", "app")
    text = FIRST.replace(
        "operationId: listOrders",
        "operationId: listOrders\n      parameters: [{name: open, in: query, schema: {type: boolean}}]",
    ).replace("operationId: getOrder", "operationId: fetchOrder")
    (folder / "api.yaml").write_text(text, "utf-8")
    _, out, _ = call(capsys, "scaffold", "app")
    assert "list_orders lacks `open: bool | Unset = UNSET`; add it yourself" in out
    assert "get_order handles nothing that is in the description" in out
    lines = (folder / "app" / "orders.py").read_text("utf-8").splitlines()
    for line in out.splitlines():
        if "list_orders lacks" in line:
            number = int(line.split()[0].rpartition(":")[2])
            assert "def list_orders" in lines[number - 1]


def test_a_class_on_one_line_and_files_in_the_way(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "app").mkdir()
    (folder / "app" / "app.py").write_text("mine = 1\n")
    (folder / "app" / "broken.py").write_text("class OrdersApi(:\n")
    (folder / "app" / "latin.py").write_bytes(b"# OrdersApi \xe4\n")
    _, out, _ = call(capsys, "scaffold", "app")
    assert "app/app.py       is there already, and stays as it is" in out
    assert (folder / "app" / "app.py").read_text() == "mine = 1\n"
    one = "from shop_api.server import OrdersApi\nclass O(OrdersApi): pass\n"
    (folder / "app" / "orders.py").write_text(one)
    _, out, _ = call(capsys, "scaffold", "app")
    assert "O stands on one line and stays as it is" in out
    assert (folder / "app" / "orders.py").read_text() == one


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["not-a-name"], "cannot be the name of a package"),
        (["app", "--spec", "none.yaml"], "none.yaml"),
        (["app", "--job", "x"], "there is no job 'x'"),
    ],
)
def test_what_cannot_be(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    code, _, err = call(capsys, "scaffold", *arguments)
    assert code == 2
    assert said in err


def test_a_job_without_a_server(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "[tool.ftgen]\nspec = 'api.yaml'\ntargets = ['client']\n"
    (folder / "pyproject.toml").write_text(text)
    code, _, err = call(capsys, "scaffold", "app")
    assert code == 2
    assert "no job generates a server" in err


def test_the_scaffold_of_the_fine_tuning_api(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").unlink()
    assert call(capsys, str(SPEC))[0] == 0
    code, _, err = call(capsys, "scaffold", "app", "--spec", str(SPEC))
    assert code == 0, err
    checked(folder, "out", LINT)


@pytest.mark.parametrize("name", ["names", "security", "streams"])
def test_the_scaffolds_of_cases(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (case,) = (each for each in CASES if each.name == name)
    job = config(case, folder / "sdk")
    assert generate(job).status == "ok"
    spec, package = os.path.abspath(job.spec), job.package
    (folder / "pyproject.toml").write_text(
        f"[tool.ftgen]\nspec = '{spec}'\npackage = '{package}'\nout = 'sdk'\n"
    )
    code, _, err = call(capsys, "scaffold", "app")
    assert code == 0, err
    checked(folder, "sdk", LINT)
