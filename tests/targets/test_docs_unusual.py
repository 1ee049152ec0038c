"""The documentation of what is less usual: webhooks, callbacks, streams, files, unions, and an API built by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.documentation import Html, dead_links, documentation, read

from ftgen.diagnostics import Location
from ftgen.ir.api import (
    Api,
    Content,
    Group,
    Header,
    Link,
    OAuthFlow,
    Operation,
    Parameter,
    Response,
    SecurityRequirement,
    SecurityScheme,
    Server,
    ServerVariable,
)
from ftgen.ir.models import AliasModel, ObjectModel, Property, Value
from ftgen.ir.styles import Style
from ftgen.ir.types import (
    ArrayType,
    Discriminator,
    IntegerType,
    LiteralType,
    NullableType,
    RefType,
    StringType,
    UnionType,
)
from ftgen.render import render
from ftgen.targets.docs import TARGET
from ftgen.targets.plan import Selection

AT = Location("openapi.yaml")
SPEC = Path(__file__).with_name("unusual.yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("unusual")


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, str]:
    return documentation(SPEC, folder, targets=("client", "server", "docs"))


def test_webhooks_and_callbacks_have_pages(files: dict[str, str]) -> None:
    pages = [path for path in files if path.startswith("webhooks/")]
    assert pages == ["webhooks/Callbacks.md", "webhooks/ThingsWebhooks.md"]
    text = files["webhooks/ThingsWebhooks.md"]
    assert "thing-made" in text
    assert "Example call" not in text
    assert "app = create_webhooks_app(things_webhooks=Things())" in text
    assert '[project.entry-points."documented_api.webhooks"]' in text
    assert "{$request.query.url}" in files["apis/ThingsApi.md"]


def test_every_link_leads_somewhere(files: dict[str, str]) -> None:
    assert dead_links(files) == []
    html = Html(files["reference.html"])
    assert html.broken == []
    assert len(html.ids) == len(set(html.ids))


def made() -> Api:
    """An API with one of each kind of thing, built by hand."""
    size = Parameter(
        name="page-size",
        python_name="page_size",
        location="query",
        type=IntegerType(minimum=1, maximum=50),
        required=False,
        style=Style.FORM,
        explode=True,
        default=Value(20),
        description="How many | at most.",
        deprecated=True,
        at=AT,
    )
    response = Response(
        status="200",
        description="Pets.",
        contents=(
            Content(
                media_type="application/json",
                kind="json",
                type=ArrayType(items=RefType(name="Pet")),
                at=AT,
            ),
        ),
        headers=(
            Header(name="X-Left", python_name="x_left", type=IntegerType(), at=AT),
        ),
        links=(Link(name="next", target="listPets", parameters={"page-size": 5}),),
        at=AT,
    )
    operation = Operation(
        id="listPets",
        name="list_pets",
        method="GET",
        path="/pets",
        summary="List pets.",
        deprecated=True,
        parameters=(size,),
        responses=(response,),
        security=(
            SecurityRequirement(schemes=(("login", ("read",)),)),
            SecurityRequirement(),
        ),
        at=AT,
    )
    flow = OAuthFlow(
        kind="clientCredentials",
        token_url="https://e.com/token",
        scopes=(("read", "To read."),),
    )
    cat = Property(
        name="kind",
        python_name="kind",
        type=LiteralType(values=("cat",)),
        required=True,
        at=AT,
    )
    name = Property(
        name="first-name",
        python_name="first_name",
        type=NullableType(of=StringType(min_length=1, pattern="^a|b$")),
        required=False,
        description="Its name.",
        read_only=True,
        at=AT,
    )
    mapping = (("cat", 0), ("dog", 1))
    union = UnionType(
        members=(RefType(name="Cat"), RefType(name="Dog")),
        discriminator=Discriminator(property_name="kind", mapping=mapping),
    )
    return Api(
        title="Pets",
        version="1",
        package="pets",
        servers=(
            Server(
                url="https://{host}",
                variables=(
                    ServerVariable(name="host", python_name="host", default="e.com"),
                ),
            ),
        ),
        groups=(
            Group(
                name="pets",
                handler="pets",
                class_name="Pets",
                title="Pets",
                operations=(operation,),
            ),
        ),
        models=(
            ObjectModel(name="Cat", module="cat", properties=(cat, name), at=AT),
            ObjectModel(
                name="Dog",
                module="dog",
                additional=StringType(),
                examples=(Value({"kind": "dog"}),),
                at=AT,
            ),
            AliasModel(
                name="Level",
                module="level",
                type=LiteralType(values=(1, 2), names=("LOW", "HIGH")),
                at=AT,
            ),
            AliasModel(
                name="Pet", module="pet", type=union, description="A pet.", at=AT
            ),
        ),
        security_schemes=(
            SecurityScheme(
                name="login", python_name="login", kind="oauth2", flows=(flow,), at=AT
            ),
        ),
        at=AT,
    )


@pytest.fixture(scope="module")
def pets() -> dict[str, str]:
    selection = Selection(package="pets", targets=("docs",), exports={})
    return {file.path: file.text for file in render(TARGET.plan(made(), selection))}


def test_an_operation_is_told_in_full(pets: dict[str, str]) -> None:
    text = pets["docs/apis/PetsApi.md"]
    assert text[text.index("## list_pets") :] == LIST_PETS


LIST_PETS = """\
## list_pets

<a id="listPets"></a>**GET** /pets, operation id listPets

**Deprecated.**

```python
def list_pets(
    self, *, page_size: int | Unset = UNSET, options: RequestOptions | None = None
) -> list[models.Pet]
```

List pets.

### Example implementation

```python
from pets import models
from pets.server import Context, PetsApi


class Pets(PetsApi):
    async def list_pets(
        self, *, page_size: int = 20, context: Context
    ) -> list[models.Pet]:
        return [models.Cat(kind="cat")]
```

### Example call

```python
from pets import Client

with Client() as client:
    result = client.pets.list_pets()
    print(result)
```

### Parameters

| Name | Type | Description | Notes |
| --- | --- | --- | --- |
| <a id="list_pets.page_size"></a>**page_size** | `int` | How many \\| at most. | query `page-size` [optional] [default to 20] [deprecated], minimum 1, maximum 50 |

### Return type

`list[`[`Pet`](../models/Pet.md)`]`

### Responses

| Status | Description | Type | Content-Type | Headers |
| --- | --- | --- | --- | --- |
| **200** | Pets. | `list[`[`Pet`](../models/Pet.md)`]` | application/json | `X-Left` |

Example of **200**

```json
[
  {
    "kind": "cat",
    "first-name": "b"
  }
]
```

| Header | Type | Description | Notes |
| --- | --- | --- | --- |
| `X-Left` | `int` |  | 200 [optional] |

| Link | Operation | Parameters | Description |
| --- | --- | --- | --- |
| next | `listPets` | `page-size = 5` |  |

### Authorization

One of these is enough:

- [login](../README.md#login) (scopes `read`)
- none, anonymous calls are allowed

### HTTP request headers

- **Content-Type**: Not defined
- **Accept**: application/json

[[Back to top]](#petsapi) [[Back to API list]](../README.md#apis) [[Back to Model list]](../README.md#models) [[Back to README]](../README.md)

"""


def test_models_are_told_in_full(pets: dict[str, str]) -> None:
    assert [
        (row[0], row[2], row[4]) for row in read(pets["docs/models/Cat.md"]).tables[0]
    ] == [
        ("Name", "Type", "Notes"),
        ("kind", 'Literal["cat"]', "[required]"),
        (
            "first-name",
            "str | None",
            "[optional] [nullable] [read-only], at least 1 character, matches ^a|b$",
        ),
    ]
    assert "- no other properties\n" in pets["docs/models/Cat.md"]
    assert (
        "- any other properties, kept in `additional_properties`: `str`\n"
        in pets["docs/models/Dog.md"]
    )
    assert '{\n  "kind": "dog"\n}' in pets["docs/models/Dog.md"]
    assert "## Values\n\n- `1` LOW\n- `2` HIGH\n" in pets["docs/models/Level.md"]
    assert (
        "The property `kind` tells which one it is.\n\n"
        '- [`Cat`](../models/Cat.md) where it is `"cat"`\n'
        '- [`Dog`](../models/Dog.md) where it is `"dog"`\n'
    ) in pets["docs/models/Pet.md"]
    assert (
        "- [`pets.list_pets`](../apis/PetsApi.md#list_pets): **GET** /pets\n"
        in pets["docs/models/Pet.md"]
    )


def test_the_readme_tells_flows_and_variables(pets: dict[str, str]) -> None:
    text = pets["docs/README.md"]
    assert "Flow **clientCredentials**\n\n- Token URL: `https://e.com/token`\n" in text
    assert "| `read` | To read. |\n" in text
    assert "| `host` | `e.com` |  |  |\n" in text
    assert (
        "| [PetsApi](apis/PetsApi.md) | [list_pets](apis/PetsApi.md#list_pets) | **GET** /pets | "
        in text
    )
