"""Names and filters: [tool.ftgen.names], --only and --exclude."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command import call, rules
from support.project import MINIMAL, tree

API = (
    MINIMAL.replace(
        "operationId: listOwners",
        "operationId: listOwners\n      deprecated: true\n      x-internal: true",
    ).replace(
        "operationId: getPet",
        "operationId: getPet\n      x-internal: false\n      x-audience: public",
    )
    + '    "Un.used": {type: object, properties: {owner: {$ref: "#/components/schemas/Owner"}}}\n'
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "api.yaml").write_text(API, "utf-8")
    return tmp_path


def attributes(folder: Path) -> list[str]:
    """The operations of the output, as a client has them."""
    manifest = json.loads((folder / "out" / ".ftgen.json").read_text("utf-8"))
    return sorted(each["attribute"] for each in manifest["operations"])


def written(folder: Path, names: str) -> None:
    """A job with names."""
    (folder / "pyproject.toml").write_text(
        f'[tool.ftgen]\nspec = "api.yaml"\ntargets = ["client", "server", "docs"]\n\n[tool.ftgen.names]\n{names}'
    )


def test_everything_has_the_name_that_is_chosen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(
        folder,
        '"schema:Pet" = "Animal"\n"operation:getPet" = "fetch"\n"tag:pets" = "zoo"\n'
        '"property:Owner.age" = "years"\n"schema:Un.used" = "Spare"\n"property:Un.used.owner" = "keeper"\n',
    )
    assert call(capsys)[0] == 0
    assert attributes(folder) == ["owners.list_owners", "zoo.fetch"]
    files = {path: text.decode() for path, text in tree(folder / "out").items()}
    models = folder / "out" / "small_pets" / "models"
    assert "class Animal(Model):" in (models / "animal.py").read_text()
    assert "years: int" in (models / "owner.py").read_text()
    assert "keeper: " in (models / "spare.py").read_text()
    assert "ZooApi" in "".join(files.values())
    assert "getPet" in files["docs/README.md"] or "fetch" in files["docs/README.md"]


def test_the_wire_keeps_its_names(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(folder, '"schema:Owner" = "Keeper"\n"property:Owner.age" = "years"\n')
    (folder / "api.yaml").write_text(API.replace("Small Pets", "Renamed Pets"))
    assert call(capsys)[0] == 0
    monkeypatch.syspath_prepend(str(folder / "out"))
    from renamed_pets import models  # type: ignore[import-not-found]

    keeper = models.Keeper.from_dict({"age": 3})
    assert (keeper.years, keeper.to_dict()) == (3, {"age": 3})


def test_a_name_for_nothing_is_an_error_with_the_nearest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(
        folder, '"schema:Pte" = "A"\n"property:Owner.agee" = "b"\n"tag:pet" = "c"\n'
    )
    code, out, _ = call(capsys, "--format", "json")
    found = json.loads(out)["diagnostics"]
    assert (code, {each["rule"] for each in found}) == (2, {"unmatched-name"})
    assert [(each["file"], each["line"], each["hint"]) for each in found] == [
        ("pyproject.toml", 6, "did you mean 'schema:Pet'?"),
        ("pyproject.toml", 7, "did you mean 'property:Owner.age'?"),
        ("pyproject.toml", 8, "did you mean 'tag:pets'?"),
    ]
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    "names",
    ['"class:A" = "b"', '"property:A" = "b"', '"tag:a" = "b-c"', '"tag:a" = ""'],
)
def test_names_are_written_so(
    folder: Path, capsys: pytest.CaptureFixture[str], names: str
) -> None:
    written(folder, f"{names}\n")
    code, _, err = call(capsys)
    assert code == 2
    assert err.startswith(
        "pyproject.toml:6:1: error: " if '= ""' not in names else "pyproject.toml:5:1"
    )
    assert "[invalid-setting]" in err


def test_names_of_a_job(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "pyproject.toml").write_text(
        '[[tool.ftgen.jobs]]\nspec = "api.yaml"\nout = "a"\ntargets = ["models"]\n'
        '[tool.ftgen.jobs.names]\n"schema:Pet" = "Animal"\n'
        '[[tool.ftgen.jobs]]\nspec = "api.yaml"\nout = "b"\ntargets = ["models"]\n'
        '[tool.ftgen.jobs.names]\n"schema:Pat" = "Animal"\n'
    )
    code, _, err = call(capsys)
    assert code == 2
    assert err.startswith("pyproject.toml:12:1: error: there is no schema:Pat")
    assert (folder / "a" / "small_pets" / "models" / "animal.py").exists()


def test_a_chosen_name_is_part_of_what_is_fresh(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(folder, '"operation:getPet" = "fetch"\n')
    call(capsys)
    assert "up to date" in call(capsys)[1]
    written(folder, '"operation:getPet" = "get"\n')
    assert call(capsys, "--check")[0] == 1
    call(capsys)
    assert attributes(folder) == ["owners.list_owners", "pets.get"]


@pytest.mark.parametrize(
    ("arguments", "operations", "models"),
    [
        ("--only schema:Owner", ["owners.list_owners"], ["owner", "pet"]),
        ("--only schema:Pet", ["owners.list_owners", "pets.get_pet"], ["owner", "pet"]),
        ("--only schema:Un.*", [], ["owner", "pet", "un_used"]),
        (
            "--only schema:UnUsed --only tag:pets",
            ["pets.get_pet"],
            ["owner", "pet", "un_used"],
        ),
        ("--exclude schema:Owner", ["pets.get_pet"], ["pet"]),
        ("--only extension:x-internal", ["owners.list_owners"], ["owner", "pet"]),
        ("--exclude extension:x-int*", ["pets.get_pet"], ["pet"]),
        (
            "--only extension:x-*",
            ["owners.list_owners", "pets.get_pet"],
            ["owner", "pet"],
        ),
        ("--exclude deprecated", ["pets.get_pet"], ["pet"]),
        ("--only deprecated", ["owners.list_owners"], ["owner", "pet"]),
    ],
)
def test_filters(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: str,
    operations: list[str],
    models: list[str],
) -> None:
    assert call(capsys, "api.yaml", "--target", "models", *arguments.split())[0] == 0
    assert attributes(folder) == operations
    written = (folder / "out" / "small_pets" / "models").glob("[a-z]*.py")
    assert sorted(path.stem for path in written) == models


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("tag:pet", "did you mean 'tag:pets'?"),
        ("operation:getpet", "did you mean 'operation:getPet'?"),
        ("schema:Ownr", "did you mean 'schema:Owner'?"),
        ("extension:x-intern", "did you mean 'extension:x-internal'?"),
        ("path:zzz", "matched whole"),
    ],
)
def test_a_filter_of_nothing_names_the_nearest(
    capsys: pytest.CaptureFixture[str], text: str, hint: str
) -> None:
    code, out, _ = call(capsys, "api.yaml", "--only", text, "--format", "json")
    (found,) = json.loads(out)["diagnostics"]
    assert (code, found["rule"]) == (2, "unmatched-filter")
    assert hint in found["hint"]


def test_nothing_deprecated_is_nothing_to_filter(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "api.yaml").write_text(MINIMAL)
    assert rules(capsys, "api.yaml", "--exclude", "deprecated") == (
        2,
        ["unmatched-filter"],
    )
    assert rules(capsys, "api.yaml", "--exclude", "deprecated:x") == (
        2,
        ["invalid-setting"],
    )
