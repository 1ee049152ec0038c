"""References that lead out: of the folder, through links, to other hosts."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from support.descriptions import finding, rules_of, spec_at
from support.references import HEAD, follow, write

from ftgen.diagnostics import Diagnostics
from ftgen.openapi import load
from ftgen.source import read
from ftgen.source.remote import Remote


def test_files_outside_the_folder_need_permission(tmp_path: Path) -> None:
    entry = write(
        tmp_path / "inner",
        api_yaml=HEAD
        + "paths: {}\ncomponents: {schemas: {A: {$ref: '../outside.yaml'}}}",
    )
    write(tmp_path, outside_yaml="title: outside")
    spec, found = spec_at(entry)
    assert finding(found, "outside-ref").severity == "error"
    assert "--allow-outside" in finding(found, "outside-ref").hint
    assert [name for name, _ in spec.sources] == ["api.yaml"]
    spec, found = spec_at(entry, allow_outside=True)
    assert (follow(spec, "A").title, rules_of(found)) == ("outside", [])
    assert [name for name, _ in spec.sources] == ["api.yaml", "../outside.yaml"]


@pytest.mark.parametrize(
    "reference",
    ["link.yaml", "folder/outside.yaml", "/etc/hostname", "file:///etc/hostname"],
)
def test_links_do_not_lead_out(tmp_path: Path, reference: str) -> None:
    write(tmp_path, outside_yaml="title: outside")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (tmp_path / "inner" / "folder").symlink_to(tmp_path)
    entry = write(
        tmp_path / "inner",
        api_yaml=HEAD
        + f"paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '{reference}'}}}}}}",
    )
    _, found = spec_at(entry)
    assert rules_of(found) == ["outside-ref"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    write(
        tmp_path / "remote",
        b_yaml="properties: {c: {$ref: 'c.yaml'}, up: {$ref: 'file:///etc/hostname'}}",
        c_yaml="title: remote",
    )

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = partial(Quiet, directory=str(tmp_path / "remote"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_other_hosts_need_permission(tmp_path: Path, server: str) -> None:
    text = (
        HEAD
        + f"paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '{server}/b.yaml'}}, B: {{$ref: '{server}/no'}}}}}}"
    )
    entry = write(tmp_path, api_yaml=text)
    _, found = spec_at(entry)
    assert rules_of(found) == ["remote-ref", "remote-ref"]
    assert "--allow-remote" in found[-1].hint

    diagnostics = Diagnostics()
    spec = load(read(entry), remote=Remote(fetching=True), diagnostics=diagnostics)
    remote = follow(spec, "A").properties
    assert remote["c"].ref is not None
    assert spec.schema(remote["c"].ref).title == "remote"
    assert sorted(d.rule for d in diagnostics.found) == ["dangling-ref", "outside-ref"]
    assert (f"{server}/c.yaml") in [name for name, _ in spec.sources]
