"""The types of a server: mypy and pyright refuse what the description does not have, and pass what it has."""

from __future__ import annotations

import datetime as dt
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient

RIGHT = """
from __future__ import annotations

import datetime as dt
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from served_typed import models
from served_typed.server import Application, BooksApi, Context, HTTPError, Limits, compare_secret, create_app
from served_typed.server import errors, forms, replies, streamed
from served_typed._runtime.handling import Access


@dataclass
class User:
    name: str


class Gone(Exception):
    pass


class Books(BooksApi[User]):
    async def add_book(self, body: models.Book, *, context: Context[User]) -> replies.AddBook:
        if body.title == context.principal.name:
            raise errors.Conflict(models.Conflict(other=1))
        if body.title == "later":
            return replies.AddBook.accepted()
        if body.title == "wrong":
            raise errors.DefaultError(418, models.Wrong(message="no"))
        return replies.AddBook.created(body, location="/books/1", x_left=3, x_shelves=["a", "b"])

    def find_book(self, id: int, *, context: Context[User]) -> models.Book | replies.FindBook:
        if id == 0:
            raise errors.NotFound(models.Wrong(message="none"))
        if id == 1:
            raise errors.Gone(headers={"x-gone": "1"})
        if id == 2:
            raise errors.ServerError(503, models.Wrong(message="broken"))
        if id == 3:
            raise Gone
        if id == 4:
            return replies.FindBook.ok_plain("text", headers={"x-text": "1"})
        return models.Book(title=f"no {id}")

    async def drop_book(self, id: int, *, context: Context[User]) -> replies.DropBook:
        return replies.DropBook.no_content(x_gone=dt.date(2024, 2, 29))

    @streamed
    async def set_cover(self, id: int, body: forms.SetCover, *, context: Context[User]) -> None:
        size = await body.image.save(body.image.filename)
        for each in body.others or ():
            size += each.size


class Plain(BooksApi):
    async def add_book(self, body: models.Book, *, context: Context) -> replies.AddBook:
        return replies.AddBook.created(body, location="/")

    async def find_book(self, id: int, *, context: Context) -> str:
        return "text"

    async def drop_book(self, id: int, *, context: Context) -> replies.DropBook:
        return replies.DropBook.no_content(x_gone=dt.date(2024, 2, 29))

    async def set_cover(self, id: int, body: models.SetCoverRequest, *, context: Context) -> None:
        body.image.decode()


class Judge:
    async def token(self, token: str, access: Access, /) -> User | None:
        return User(access.operation.id) if compare_secret(token, "t") else None

    def login(self, user: str, password: str, access: Access, /) -> User | None:
        if "x-locked" in access.request.headers:
            raise HTTPError(403)
        return User(user) if password == "a:b" else None


def render(error: HTTPError, context: Context | None) -> models.Wrong | None:
    return models.Wrong(message="no such path") if context is None else None


@asynccontextmanager
async def lifespan(app: Application) -> AsyncGenerator[None, None]:
    yield


@asynccontextmanager
async def books(context: Context[User]) -> AsyncGenerator[Books, None]:
    yield Books()


app = create_app(
    books=Books(),
    security=Judge(),
    lifespan=lifespan,
    middleware=[Middleware(CORSMiddleware, allow_origins=["*"])],
    errors={Gone: 410, ValueError: lambda error: HTTPError(418)},
    limits=Limits(json=1000),
    check_replies=True,
    render_error=render,
)
other = create_app(books=books, security=Judge())
plain = create_app(books=Plain(), authenticate=lambda scheme, credential, scopes: "me")
"""

WRONG = [
    ("replies.AddBook.created(body, location=", "replies.AddBook.created(body, place="),
    ("replies.AddBook.created(body, location=", "replies.AddBook.ok(body, location="),
    ("x_left=3", 'x_left="3"'),
    ("return replies.AddBook.accepted()", "return replies.DropBook.no_content(x_gone=dt.date.min)"),
    ("return replies.AddBook.accepted()", "return body"),
    ("errors.Conflict(models.Conflict(other=1))", 'errors.Conflict(models.Wrong(message=""))'),
    ("errors.Gone(headers=", 'errors.Gone(models.Wrong(message=""), headers='),
    ("-> models.Book | replies.FindBook:", "-> models.Book | replies.FindBook | int:"),
    ("await body.image.save(body.image.filename)", "len(body.image)"),
    ("each.size", "each.decode()"),
    ("    def login(self", "    def signin(self"),
    ("books=Books(),", "books=Books,"),
    ("create_app(books=books,", "create_app(books=lifespan,"),
    ("def login(self, user: str, password: str,", "def login(self, token: str,"),
    ("-> models.Wrong | None:\n    return models.Wrong(message=", "-> models.Book | None:\n    return models.Book(title="),
]  # fmt: skip
"""What is right, and what is written in its place."""


def checked(tool: str, folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """What a type checker says of a module beside the package."""
    (folder / "use.py").write_text(text)
    command = {
        "mypy": [sys.executable, "-m", "mypy", "--strict", "use.py"],
        "pyright": [
            *(sys.executable, "-m", "basedpyright", "--level=error"),
            *("--pythonpath", sys.executable, "use.py"),
        ],
    }[tool]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def typed(out: Path) -> Path:
    """A folder with the package, and a module that uses it."""
    folder = out / "typed"
    (folder / "right.py").write_text(RIGHT)
    return folder


@pytest.mark.parametrize("tool", ["mypy", "pyright"])
def test_what_is_documented_passes(typed: Path, tool: str) -> None:
    found = checked(tool, typed, RIGHT)
    assert found.returncode == 0, found.stdout


def test_what_is_not_documented_is_refused(typed: Path) -> None:
    modules = []
    for number, (right, wrong) in enumerate(WRONG):
        assert right in RIGHT
        (typed / f"wrong{number}.py").write_text(RIGHT.replace(right, wrong, 1))
        modules.append(f"wrong{number}.py")
    command = [sys.executable, "-m", "mypy", "--strict", *modules]
    found = subprocess.run(command, cwd=typed, capture_output=True, text=True)
    lines = [each for each in found.stdout.splitlines() if ": error:" in each]
    refused = {each.partition(":")[0] for each in lines}
    assert refused == set(modules), found.stdout


@pytest.fixture(scope="module")
def used(typed: Path) -> ModuleType:
    """The module that uses the package, imported."""
    sys.path.insert(0, str(typed))
    try:
        return importlib.import_module("right")
    finally:
        sys.path.remove(str(typed))


GONE = {"type": "about:blank", "title": "Gone", "status": 410}
TOKEN = {"authorization": "Bearer t"}


def test_answers_of_each_status(used: ModuleType) -> None:
    api = TestClient(used.app, headers=TOKEN)
    made = api.post("/books", json={"title": "a"})
    assert (made.status_code, made.headers["location"]) == (201, "/books/1")
    assert (made.headers["x-left"], made.headers["x-shelves"]) == ("3", "a,b")
    later = api.post("/books", json={"title": "later"})
    assert (later.status_code, later.content) == (202, b"")
    assert api.delete("/books/7").headers["x-gone"] == "2024-02-29"
    text = api.get("/books/4", headers={"accept": "text/plain"})
    assert (text.text, text.headers["x-text"]) == ("text", "1")
    assert api.get("/books/9").json() == {"title": "no 9"}


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "answer"),
    [
        ("POST", "/books", {"title": "addBook"}, 409, {"other": 1}),
        ("POST", "/books", {"title": "wrong"}, 418, {"message": "no"}),
        ("GET", "/books/0", None, 404, {"message": "none"}),
        ("GET", "/books/1", None, 410, GONE),
        ("GET", "/books/2", None, 503, {"message": "broken"}),
    ],
)
def test_errors_of_each_status(
    used: ModuleType, method: str, path: str, body: Any, status: int, answer: Any
) -> None:
    api = TestClient(used.app, headers=TOKEN)
    found = api.request(method, path, json=body)
    assert found.status_code == status
    assert found.json() == answer


def test_an_error_of_ones_own(used: ModuleType) -> None:
    assert TestClient(used.app, headers=TOKEN).get("/books/3").status_code == 410


def test_errors_of_no_operation(used: ModuleType) -> None:
    assert TestClient(used.app).get("/shelves").json() == {"message": "no such path"}
    assert TestClient(used.other).put("/books").json() == {
        "message": "PUT is not one of OPTIONS, POST"
    }


def test_who_judges(used: ModuleType) -> None:
    api = TestClient(used.other)
    assert api.get("/books/9").status_code == 401
    assert api.get("/books/9", headers=TOKEN).status_code == 200
    login = ("me", "a:b")
    assert api.get("/books/9", auth=login).status_code == 200
    assert api.get("/books/9", auth=("me", "a")).status_code == 401
    locked = api.get("/books/9", auth=login, headers={"x-locked": "1"})
    assert locked.status_code == 403
    plain = TestClient(used.plain, headers=TOKEN)
    assert plain.get("/books/9", headers={"accept": "text/plain"}).text == "text"
    assert (
        dt.date.fromisoformat(plain.delete("/books/1").headers["x-gone"]).year == 2024
    )


def test_judges_that_lack_something(used: ModuleType) -> None:
    with pytest.raises(TypeError, match="has no method token"):
        used.create_app(security=object())
    with pytest.raises(TypeError, match="found the class Judge"):
        used.create_app(security=used.Judge)
    with pytest.raises(TypeError, match="pass security or authenticate"):
        used.create_app(security=used.Judge(), authenticate=lambda *_: "me")
