"""The header Prefer, RFC 7240."""

from __future__ import annotations

import pytest

from runtime.preferences import preferences


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ([], {}),
        (["respond-async, wait=100"], {"respond-async": "", "wait": "100"}),
        (["handling=lenient; x=y"], {"handling": "lenient"}),
        (['Foo; bar="a, b", example="two words"'], {"foo": "", "example": "two words"}),
        (['foo=""', "foo=later, code=404"], {"foo": "", "code": "404"}),
        (['example="a \\"b\\""'], {"example": 'a "b"'}),
        (['code=404, example="open'], {"code": "404", "example": ""}),
        ([" , ,code = 404 ,"], {"code": "404"}),
        (["x" * 2000], {"x" * 1000: ""}),
    ],
)
def test_preferences(fields: list[str], expected: dict[str, str]) -> None:
    assert preferences(fields) == expected
