"""JSON text to objects and back: a page of 20 jobs, the generated models next to their peers."""

from __future__ import annotations

import json

import msgspec
import orjson
from tests.benchmarks import data, package
from tests.benchmarks.measure import Peers, Row, Run, compare
from tests.benchmarks.peers import mashumaro_models, msgspec_models, pydantic_models


def rows() -> list[Row]:
    """Decode and encode, ours with the standard library's json and with orjson; all start and end with bytes."""
    text = data.text(data.page())
    fast = package.generated().models.ListPaginatedFineTuningJobsResponse
    plain = package.without_orjson().models.ListPaginatedFineTuningJobsResponse
    decoders, encoders = _peers(text)
    page, plain_page = fast.from_json(text), plain.from_json(text)
    for write in (page.to_json, plain_page.to_json, *encoders.values()):
        assert json.loads(write()) == data.page(), "every contestant writes the same"
    slow_parser: Peers = {"json.loads alone": (lambda: json.loads(text), None)}
    fast_parser: Peers = {"orjson.loads alone": (lambda: orjson.loads(text), None)}
    return [
        *compare(
            "decode, json",
            lambda: plain.from_json(text),
            {**_aim(decoders, 1.2), **slow_parser},
        ),
        *compare(
            "decode, orjson",
            lambda: fast.from_json(text),
            {**_aim(decoders, 0.8), **fast_parser},
        ),
        *compare("encode, json", plain_page.to_json, _aim(encoders, None)),
        *compare("encode, orjson", page.to_json, _aim(encoders, 0.9)),
    ]


def _peers(text: bytes) -> tuple[dict[str, Run], dict[str, Run]]:
    struct_decoder = msgspec.json.Decoder(msgspec_models.Page)
    struct_encoder = msgspec.json.Encoder()
    model = pydantic_models.Page.model_validate_json(text)
    struct = struct_decoder.decode(text)
    record = mashumaro_models.Page.from_json(text)
    decoders: dict[str, Run] = {
        "pydantic": lambda: pydantic_models.Page.model_validate_json(text),
        "msgspec": lambda: struct_decoder.decode(text),
        "mashumaro (orjson)": lambda: mashumaro_models.Page.from_json(
            text, decoder=orjson.loads
        ),
    }
    encoders: dict[str, Run] = {
        "pydantic": lambda: model.model_dump_json().encode(),
        "msgspec": lambda: struct_encoder.encode(struct),
        "mashumaro (orjson)": record.to_jsonb,
    }
    return decoders, encoders


def _aim(peers: dict[str, Run], ratio: float | None) -> Peers:
    """The peers, with what is to be reached against pydantic."""
    return {
        name: (run, ratio if name == "pydantic" else None)
        for name, run in peers.items()
    }
