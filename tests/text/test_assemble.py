"""Blocks joined before they are handed over give the same text and parts."""

from hypothesis import given
from hypothesis import strategies as st

from whosays.text.assemble import assembled, compact
from whosays.text.extracted import Block, Extracted, Leaf

KINDS = st.sampled_from(["body", "body", "header", "comment", "title", "attachment"])
BLOCKS = st.builds(
    Block,
    text=st.sampled_from(["words", " two\r\nlines ", "", " \n", "e\u0301", "\ufeffmark", "a\fb"]),
    kind=KINDS,
    author=st.sampled_from([None, None, "Jo"]),
)
LEAVES = st.lists(st.builds(Leaf, blocks=st.lists(BLOCKS, max_size=6)), max_size=4)


@given(LEAVES, st.booleans())
def test_compacted_blocks_make_the_same_document(leaves: list[Leaf], paged: bool) -> None:
    found = Extracted(method="test 1", leaves=leaves, paged=paged)
    assert assembled(compact(found).leaves, paged=paged) == assembled(leaves, paged=paged)


def test_many_paragraphs_become_one_block() -> None:
    found = Extracted(method="test 1", leaves=[Leaf(blocks=[Block(text="a")] * 1000)])
    assert len(compact(found).leaves[0].blocks) == 1
