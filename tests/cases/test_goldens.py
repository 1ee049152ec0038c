"""Whatever is left out of expected output can be put back."""

from __future__ import annotations

from hypothesis import given
from hypothesis.strategies import lists, sampled_from
from support.goldens import expanded, shortened

TEXTS = lists(sampled_from("abcd"), max_size=20).map("\n".join).map(str.encode)


@given(TEXTS, TEXTS)
def test_what_is_left_out_is_put_back(text: bytes, other: bytes) -> None:
    files, others = {"a": text, "same": other}, {"a": other, "same": other, "more": b""}
    assert expanded(shortened(files, others), others) == files


def test_the_ends_of_what_is_left_out_stay() -> None:
    others = {"a": b"1\n2\n3\n4\n5\n6\n7"}
    short = shortened({"a": b"0\n1\n2\n3\n4\n7"}, others)
    assert short == {"a": "0\n┌1\n└4\n7".encode(), "same.txt": b""}
    others["a"] = others["a"].replace(b"3", b"three")
    assert expanded(short, others) == {"a": b"0\n1\n2\nthree\n4\n7"}


def test_what_the_other_has_no_longer_is_seen() -> None:
    short = {"a": "┌1\n└4".encode(), "same.txt": b""}
    assert expanded(short, {"a": b"0\n4"}) == {"a": "┌1\n0\n4".encode()}
