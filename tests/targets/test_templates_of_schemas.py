"""Generated models of schemas that are filled in by others, and of those that only have another name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from support.packages import imported, write_models

SCHEMAS = yaml.safe_load("""
User: {type: object, required: [id], properties: {id: {type: string}}}
Group: {type: object, required: [label], properties: {label: {type: string}}}
Person: {$ref: "#/components/schemas/User"}
Page:
  $id: https://example.com/page
  type: object
  required: [items]
  properties: {items: {type: array, items: {$dynamicRef: "#item"}}, next: {$dynamicRef: "#page"}}
  $dynamicAnchor: page
  $defs: {item: {$dynamicAnchor: item}}
Users:
  $id: https://example.com/users
  $ref: page
  $defs: {item: {$dynamicAnchor: item, $ref: "#/components/schemas/User"}}
Groups:
  $id: https://example.com/groups
  $defs: {item: {$dynamicAnchor: item, $ref: "#/components/schemas/Group"}}
  type: object
  properties: {page: {$ref: page}}
""")
USER, GROUP = {"id": "u"}, {"label": "g"}


def test_a_template_is_a_model_for_each_schema_it_is_filled_with(
    tmp_path: Path,
) -> None:
    out = write_models(tmp_path, SCHEMAS, "made_templates")
    with imported(out, "made_templates") as package:
        models = package.models
        page = models.PageOfUser.from_dict({"items": [USER], "next": {"items": [USER]}})
        assert type(page.items[0]) is type(page.next.items[0]) is models.User
        groups = models.Groups.from_dict({"page": {"items": [GROUP]}})
        assert type(groups.page) is models.PageOfGroup
        assert models.Page.from_dict({"items": [1]}).items == [1]
        refused: list[tuple[Any, Any]] = [
            (models.PageOfUser, {"items": [GROUP]}),
            (models.PageOfUser, {"items": [], "next": {"items": [GROUP]}}),
            (models.Groups, {"page": {"items": [USER]}}),
        ]
        for model, value in refused:
            with pytest.raises(ValueError, match="is required"):
                model.from_dict(value)


def test_another_name_of_a_schema_is_the_same_class(tmp_path: Path) -> None:
    holder = {
        "type": "object",
        "properties": {"of": {"$ref": "#/components/schemas/Person"}},
    }
    out = write_models(tmp_path, {**SCHEMAS, "Holder": holder}, "made_aliases")
    with imported(out, "made_aliases") as package:
        holding = package.models.Holder.from_dict({"of": USER})
        assert type(holding.of) is package.models.User is package.models.Person
