"""Operations by tag or path, and the names of groups and methods."""

from __future__ import annotations

import pytest
from support.lowering import Lowered, lowered_paths

DONE = "responses: {'204': {description: Done.}}"


def operations(*written: tuple[str, str], tags: str = "[]") -> Lowered:
    """Operations, each GET of a path with further fields."""
    paths = "".join(f"'{path}': {{get: {{{more}{DONE}}}}}\n" for path, more in written)
    return lowered_paths(paths, more=f"tags: {tags}\n")


def test_a_tag_makes_a_group_in_the_order_of_the_tags() -> None:
    found = operations(
        ("/a", "tags: [zoo], "),
        ("/b", "tags: [Fine-tuning, zoo], "),
        ("/c", "tags: [other], "),
        tags="[{name: Fine-tuning, description: Jobs.}, {name: unused}]",
    )
    groups = found.api.groups
    assert [each.name for each in groups] == ["fine_tuning", "zoo", "other"]
    assert [each.class_name for each in groups] == ["FineTuning", "Zoo", "Other"]
    assert [each.title for each in groups] == ["Fine-tuning", "zoo", "other"]
    assert [each.description for each in groups] == ["Jobs.", "", ""]
    assert [each.operations[0].path for each in groups] == ["/b", "/a", "/c"]


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("/pets/{id}", "pets"),
        ("/v1/pets", "pets"),
        ("/v1.2/pets", "pets"),
        ("/api/rest/V2/pets", "pets"),
        ("/{tenant}/pets", "pets"),
        ("/visitors", "visitors"),
        ("/", "default"),
        ("/{id}", "default"),
        ("/v1", "default"),
    ],
)
def test_what_has_no_tag_goes_by_its_path(path: str, group: str) -> None:
    name = path.partition("{")[2].partition("}")[0]
    parameter = (
        f"parameters: [{{name: {name}, in: path, required: true, schema: {{}}}}], "
        if name
        else ""
    )
    [found] = operations((path, parameter)).api.groups
    assert found.name == group


def test_tags_that_differ_in_case_and_punctuation_are_one() -> None:
    found = operations(
        ("/a", "tags: [Fine-tuning], "),
        ("/b", "tags: [fine_tuning], "),
        ("/c", "tags: [Fine Tuning], "),
    )
    [group] = found.api.groups
    assert (group.name, group.title) == ("fine_tuning", "Fine-tuning")
    assert [each.path for each in group.operations] == ["/a", "/b", "/c"]


@pytest.mark.parametrize(
    ("tag", "name", "class_name"),
    [
        ("send", "send_", "Send"),
        ("models", "models", "Models"),
        ("class", "class_", "Class"),
        ("'42'", "group_42", "Group42"),
        ("'!'", "not_", "Not"),
        ("日", "u65_e5", "U65E5"),
    ],
)
def test_names_of_groups(tag: str, name: str, class_name: str) -> None:
    [group] = operations(("/a", f"tags: [{tag}], ")).api.groups

    assert (group.name, group.class_name) == (name, class_name)


@pytest.mark.parametrize(
    ("more", "method"),
    [
        ("operationId: listPets, ", "list_pets"),
        ("operationId: 'pets/list', ", "list"),
        ("operationId: import, ", "import_"),
        ("operationId: models, ", "models_"),
        ("operationId: '3d', ", "operation_3_d"),
        ("", "get_pets"),
        ("operationId: '', ", "get_pets"),
        ("operationId: listPets, x-ftgen-name: all of them, ", "all_of_them"),
    ],
)
def test_names_of_methods(more: str, method: str) -> None:
    [operation] = operations(("/pets", more)).operations
    assert operation.name == method


@pytest.mark.parametrize(
    ("tag", "text", "method"),
    [
        ("repos", "repos/list-for-org", "list_for_org"),
        ("Fine-tuning", "fine_tuning.create", "create"),
        ("fine tuning", "FineTuning-create", "create"),
        ("repos", "reposList", "repos_list"),
        ("repos", "repos", "repos"),
        ("repos", "repos/", "repos"),
        ("repos", "repos/2", "repos2"),
        ("repo", "repos/list", "repos_list"),
        ("!", "!/list", "list"),
    ],
)
def test_a_method_does_not_repeat_its_tag(tag: str, text: str, method: str) -> None:
    [operation] = operations(
        ("/a", f"tags: ['{tag}'], operationId: '{text}', ")
    ).operations
    assert operation.name == method
    assert operation.id == text


def test_what_would_collide_without_its_tag_keeps_it() -> None:
    found = operations(
        ("/a", "tags: [repos], operationId: repos/list, "),
        ("/b", "tags: [repos], operationId: list, "),
        ("/c", "tags: [repos], operationId: repos/get, "),
    )
    assert [each.name for each in found.operations] == ["repos_list", "list", "get"]


def test_a_tag_can_be_given_a_name() -> None:
    found = operations(
        ("/a", "tags: [one], "),
        ("/b", "tags: [two], "),
        tags="[{name: one, x-ftgen-name: main things}, {name: two, x-ftgen-name: 3}]",
    )
    assert [each.name for each in found.api.groups] == ["main_things", "two"]
    assert found.api.groups[0].title == "one"


def test_a_method_without_operation_id_says_its_path_parameters() -> None:
    parameter = "parameters: [{name: petId, in: path, required: true, schema: {}}], "
    [operation] = operations(("/pets/{petId}/toys", parameter)).operations
    assert operation.name == operation.id == "get_pets_by_pet_id_toys"


@pytest.mark.parametrize(
    "paths", [("/a", "/b"), ("/b", "/a")], ids=["forward", "reversed"]
)
def test_a_repeated_operation_id_is_numbered_and_reported(
    paths: tuple[str, str],
) -> None:
    found = operations(*((path, "tags: [x], operationId: same, ") for path in paths))
    assert {each.path: each.name for each in found.operations} == {
        "/a": "same",
        "/b": "same_2",
    }
    [warning] = [each for each in found.found if each.rule == "duplicate-operation-id"]
    assert f"GET {paths[0]}" in warning.message
    assert warning.at.pointer == f"/paths/~1{paths[1][1:]}/get"


def test_one_method_name_in_two_groups_is_no_collision() -> None:
    found = operations(
        ("/a", "tags: [x], operationId: same, "),
        ("/b", "tags: [y], operationId: Same, "),
    )
    assert [each.name for each in found.operations] == ["same", "same"]
    assert found.rules == []


def test_webhooks_are_groups_of_their_own() -> None:
    found = lowered_paths(
        f"/a: {{get: {{tags: [x], {DONE}}}}}\n",
        more=f"webhooks:\n  done: {{post: {{operationId: onDone, {DONE}}}}}\n",
    )
    assert [each.name for each in found.api.groups] == ["x"]
    [group] = found.api.webhooks
    assert [each.name for each in group.operations] == ["on_done"]
