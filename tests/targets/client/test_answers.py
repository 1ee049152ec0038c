"""Answers: what the generated client gives back of each status and kind."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

import httpx2
import pytest
from targets.client.conftest import NAME, Wire, answer


def test_answers_of_several_statuses(api: ModuleType, client: Any, wire: Wire) -> None:
    wire.answers = [
        answer({"R": 1}),
        answer({"id": "j"}, 202),
        httpx2.Response(204),
        answer({"id": "gone"}, 404),
        answer({"detail": "x"}, 418, "application/problem+json"),
    ]
    assert client.answers.two() == api.models.Color(r=1)
    assert client.answers.two() == api.models.Job(id="j")
    assert client.answers.two() is None
    with pytest.raises(api.NotFoundError) as caught:
        client.answers.two()
    assert caught.value.body == api.models.Job(id="gone")
    with pytest.raises(api.ApiError) as caught:
        client.answers.two()
    assert (caught.value.status, caught.value.body) == (418, {"detail": "x"})


def test_answers_of_several_kinds(api: ModuleType, client: Any, wire: Wire) -> None:
    wire.answers = [
        answer("all"),
        httpx2.Response(206, content=b"\x00"),
        answer({"R": 1}),
        httpx2.Response(200, text="a,b", headers={"content-type": "text/csv"}),
        httpx2.Response(302, headers={"location": "/there"}),
    ]
    assert client.answers.default_only() == "all"
    assert client.answers.download() == b"\x00"
    assert client.answers.kinds() == api.models.Color(r=1)
    assert wire.sent[-1].headers["accept"] == "application/json, text/csv"
    assert client.answers.kinds() == "a,b"
    assert client.answers.moved() is None
    assert len(wire.sent) == 5


def test_streams(api: ModuleType, client: Any, wire: Wire) -> None:
    job = api.models.Job(id="1")
    wire.answers = [
        answer({"R": 1}),
        httpx2.Response(
            200,
            text='data: {"id": "2"}\n\ndata: [DONE]\n\n',
            headers={"content-type": "text/event-stream"},
        ),
    ]
    assert client.answers.chat(id="1") == api.models.Color(r=1)
    assert wire.sent[-1].headers["accept"] == "application/json"
    requests = importlib.import_module(f"{NAME}.client.answers").AnswersRequests
    with client.stream(requests.chat(job)) as stream:
        assert list(stream) == [api.models.Job(id="2")]
    assert wire.sent[-1].headers["accept"] == "text/event-stream"
    wire.answers = [
        httpx2.Response(200, text='{"id": "3"}\n'),
        httpx2.Response(200, text='{"id": "4"}\n'),
    ]
    with client.answers.stream() as stream:
        assert next(stream).id == "3"
    assert client.send(requests.stream()).body == [api.models.Job(id="4")]


def test_forms_are_answers_too(api: ModuleType, client: Any, wire: Wire) -> None:
    forms = importlib.import_module(f"{NAME}._runtime.forms")
    token = api.models.Token(token="12", expires=5, scopes=["a"], fresh=True)
    text = "token=12&expires=5&scopes=a&fresh=true"
    kind = {"content-type": "application/x-www-form-urlencoded"}
    wire.answers = [httpx2.Response(200, text=text, headers=kind)]
    assert client.answers.form_answer() == token
    token.file = b"\xff"
    content_type, content = forms.multipart(token)
    kind = {"content-type": content_type}
    wire.answers = [httpx2.Response(200, content=content, headers=kind)]
    assert client.answers.parts_answer() == token


def test_pages(api: ModuleType, client: Any, wire: Wire) -> None:
    def page(*ids: str, **more: bool) -> httpx2.Response:
        return answer({"data": [{"id": each} for each in ids], **more})

    wire.answers = [page("1", "2", has_more=True), page("3"), page()]
    first = client.sync.list_jobs(page=7)
    assert ([each.id for each in first.data], first.has_next, first.body.has_more) == (
        ["1", "2"],
        True,
        True,
    )
    assert [each.id for each in first] == ["1", "2", "3"]
    assert [str(each.url) for each in wire.sent] == [
        "https://jobs.everything.test/jobs?page=7&api_key=k%26",
        "https://jobs.everything.test/jobs?page=7&after=2&api_key=k%26",
        "https://jobs.everything.test/jobs?page=7&after=3&api_key=k%26",
    ]
    wire.answers = [
        page("1", has_more=False),
        page("1", has_more=True),
        page("1", has_more=True),
    ]
    assert [each.id for each in client.sync.list_jobs()] == ["1"]
    jobs = iter(client.sync.list_jobs())
    assert next(jobs).id == "1"
    with pytest.raises(api.PagingError, match="same page twice"):
        next(jobs)
