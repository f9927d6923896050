"""The layout of the organisation chart: nothing overlaps, nothing hangs, every line is drawn as it should be."""

from __future__ import annotations

import itertools

import fiction
from hypothesis import given
from hypothesis import strategies as st

from whosays.faces.look.boxes import Box
from whosays.faces.look.chart import draw, layers
from whosays.faces.look.lettering import cut, width, wrap
from whosays.faces.look.outline import outline
from whosays.faces.look.routes import MARGIN, free_height
from whosays.model.picture import Chart, ChartLink, ChartUnit


def chart(size: int, pairs: list[tuple[int, int]]) -> Chart:
    units = tuple(fiction.unit(str(i), f"Unit number {i}") for i in range(size))
    links = tuple(fiction.link(str(a), str(b), fiction.articles(1, 1)) for a, b in pairs)
    children = {link.child for link in links}
    return Chart(
        at=None, roots=tuple(u.entity for u in units if u.entity not in children), units=units, links=links
    )


def overlap(left: Box, right: Box) -> bool:
    return (
        left.x < right.x + right.width
        and right.x < left.x + left.width
        and left.y < right.y + right.height
        and right.y < left.y + left.height
    )


graphs = st.integers(1, 14).flatmap(
    lambda size: st.tuples(
        st.just(size), st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=24)
    )
)


@given(graphs)
def test_any_graph_is_laid_out_without_overlaps(graph: tuple[int, list[tuple[int, int]]]) -> None:
    drawing = draw(chart(*graph))
    assert sorted(box.unit.entity for box in drawing.boxes) == sorted(str(i) for i in range(graph[0]))
    for left, right in itertools.combinations(drawing.boxes, 2):
        assert not overlap(left, right)
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.x + box.width <= drawing.width
        assert box.y >= 0
        assert box.y + box.height <= drawing.height


@given(graphs)
def test_the_outline_names_every_unit_and_closes_every_list(graph: tuple[int, list[tuple[int, int]]]) -> None:
    items = outline(chart(*graph))
    assert {item.unit.entity for item in items} == {str(i) for i in range(graph[0])}
    assert sum(item.opens for item in items) == sum(item.closes for item in items)


def test_parents_stand_left_of_their_units() -> None:
    boxes = {box.unit.entity: box for box in draw(fiction.CHART).boxes}
    for link in fiction.CHART.links:
        assert boxes[link.parent].x + boxes[link.parent].width < boxes[link.child].x


def test_a_unit_stands_right_of_its_furthest_parent() -> None:
    column, _ = layers(chart(4, [(0, 1), (1, 2), (0, 2), (2, 3)]))
    assert [column[str(i)] for i in range(4)] == [0, 1, 2, 3]


def test_a_loop_is_drawn_and_not_followed() -> None:
    looped = chart(3, [(0, 1), (1, 2), (2, 0)])
    drawing = draw(looped)
    assert len(drawing.boxes) == 3
    assert len(drawing.edges) == 3
    assert len(outline(looped)) == 4  # the first unit stands once more, under the last


def test_a_deep_chain_and_a_wide_fan_are_drawn() -> None:
    chain = draw(chart(1200, [(i, i + 1) for i in range(1199)]))
    assert len({box.x for box in chain.boxes}) == 1200
    fan = draw(chart(200, [(0, i) for i in range(1, 200)]))
    assert len({box.x for box in fan.boxes}) == 2


def test_units_without_a_place_stand_apart_in_rows() -> None:
    drawing = draw(chart(7, [(0, 1)]))
    assert drawing.loose_y is not None
    tree_end = max(box.y + box.height for box in drawing.boxes if box.unit.entity in "01")
    assert min(box.y for box in drawing.boxes if box.unit.entity not in "01") > tree_end
    assert draw(chart(1, [])).loose_y is None


def test_lines_say_how_sure_the_time_is_and_their_width_how_many_origins() -> None:
    styles = {(edge.link.parent, edge.link.child): edge.styles for edge in draw(fiction.CHART).edges}
    assert styles["tarn", "upper"] == ("e w3",)
    assert styles["upper", "post1"] == ("e w2",)
    assert styles["tarn", "office"] == ("e w1 dash",)
    assert styles["tarn", "school"] == ("e dot",)
    assert styles["tarn", "fund"] == ("e w1 alg",)
    assert styles["lower", "ferry"] == ("e dis", "e dis-in")


def test_boxes_say_heads_sightings_and_disputes() -> None:
    texts = {box.unit.entity: [line.text for line in box.lines] for box in draw(fiction.CHART).boxes}
    assert texts["lower"] == ["Lower Section", "Commander: Aldous Rook", "1 denies it", "Head: Mirel Lindqvist"]
    assert "Parent disputed" in texts["ferry"]
    assert "last seen Oct 2021, next Feb 2024" in texts["school"]
    assert "allegedly; no one named" in texts["fund"]
    assert "No head named" in texts["post2"]


def test_long_names_are_wrapped_then_cut_and_kept_in_full_for_the_title() -> None:
    name = "Directorate for the Protection of Forests, Moors, Lakes and Inland Waters of the Upper Valley"
    lines = draw(Chart(at=None, roots=("a",), units=(fiction.unit("a", name),), links=())).boxes[0].lines
    assert [line.kind for line in lines[:2]] == ["b", "b"]
    assert lines[1].text.endswith("…")
    assert lines[0].full == name
    assert cut("W" * 300, 100, 13).endswith("…")
    assert width(cut("W" * 300, 100, 13), 13) <= 100
    assert wrap("", 100, 13, 2) == ("",)


def test_links_to_unknown_units_are_left_out() -> None:
    stray = ChartLink(
        parent="nobody",
        child="0",
        line="solid",
        alleged=False,
        disputed=False,
        badge=fiction.articles(1, 1),
        finding="f",
        refs=(),
    )
    unit: ChartUnit = fiction.unit("0", "Alone")
    drawing = draw(Chart(at=None, roots=(), units=(unit,), links=(stray,)))
    assert len(drawing.boxes) == 1
    assert drawing.edges == ()


@given(st.floats(-500, 500), st.lists(st.tuples(st.integers(0, 400), st.integers(20, 90)), max_size=8))
def test_a_line_passes_a_column_between_its_boxes(wanted: float, spans: list[tuple[int, int]]) -> None:
    taken = [(float(top), float(top + size)) for top, size in spans]
    height = free_height(wanted, taken)
    assert all(not top - MARGIN < height < bottom + MARGIN for top, bottom in taken)
    if all(not top - MARGIN < wanted < bottom + MARGIN for top, bottom in taken):
        assert height == wanted


def test_a_link_across_a_column_is_led_around_its_boxes() -> None:
    drawing = draw(chart(4, [(0, 1), (1, 2), (0, 2), (0, 3)]))
    boxes = {box.unit.entity: box for box in drawing.boxes}
    (long,) = [edge for edge in drawing.edges if (edge.link.parent, edge.link.child) == ("0", "2")]
    height = float(long.path.partition("H")[0].split()[-1])
    assert "H" in long.path
    for entity in ("1", "3"):
        assert not boxes[entity].y < height < boxes[entity].y + boxes[entity].height


def test_a_loop_runs_back_under_the_chart_and_stays_on_the_sheet() -> None:
    drawing = draw(chart(3, [(0, 1), (1, 2), (2, 0)]))
    (back,) = [edge for edge in drawing.edges if edge.link.child == "0"]
    lane = float(back.path.partition("H")[0].split()[-1])
    assert max(box.y + box.height for box in drawing.boxes) < lane < drawing.height
    assert min(box.x for box in drawing.boxes) > 30
