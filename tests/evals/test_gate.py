from pathlib import Path

import pytest

from evals import __main__ as command
from evals import gate, table
from evals.measure import NAMES, Measure, measure, rows
from whosays.scoring.counts import added, ratio


def made(shares: list[float]) -> dict[str, dict[str, float]]:
    """A run over documents of which each has a share of its hundred things right."""
    return {f"d{i:02}": {"right": 100 * share, "all": 100} for i, share in enumerate(shares)}


MEASURE = Measure(
    name="sample",
    title="A sample",
    data="made",
    slice="none",
    count=lambda rows: {},
    figures=lambda total: {"share": ratio(total["right"], total["all"])},
    shown=("share",),
)


def test_the_same_run_has_not_fallen() -> None:
    run = made([0.5] * 20)
    assert gate.fallen(MEASURE, run, run) == []


def test_a_better_run_has_not_fallen() -> None:
    assert gate.fallen(MEASURE, made([0.6] * 20), made([0.5] * 20)) == []


def test_one_document_a_little_worse_among_many_is_no_fall() -> None:
    assert gate.fallen(MEASURE, made([0.5] * 19 + [0.4]), made([0.5] * 20)) == []


def test_a_small_loss_in_most_documents_is_a_fall() -> None:
    falls = gate.fallen(MEASURE, made([0.49] * 18 + [0.5, 0.51]), made([0.5] * 20))
    assert [fall.figure for fall in falls] == ["share"]
    assert "below in most documents" in str(falls[0])


def test_a_small_loss_that_gains_elsewhere_outweigh_almost_is_no_fall() -> None:
    now = made([0.40, 0.59] * 10)
    assert gate.fallen(MEASURE, now, made([0.5] * 20)) == []


def test_a_large_loss_in_one_document_is_a_fall() -> None:
    falls = gate.fallen(MEASURE, made([0.5] * 19 + [0.0]), made([0.5] * 20))
    assert "more than" in str(falls[0])


def test_other_documents_are_told_and_not_compared() -> None:
    with pytest.raises(ValueError, match="--accept"):
        gate.fallen(MEASURE, made([0.5] * 3), made([0.5] * 4))


def test_the_gate_sees_a_figure_below_its_floor() -> None:
    run = made([0.5, 0.5])
    assert gate.below_floor(MEASURE, run, {"sample": {"share": 0.5}}) == []
    assert [str(fall) for fall in gate.below_floor(MEASURE, run, {"sample": {"share": 0.51}})] == [
        "sample share: 0.5000, its floor is 0.5100"
    ]


def test_floors_go_up_by_themselves_and_down_only_when_told(tmp_path: Path) -> None:
    floors = {"sample": {"share": 0.5}}
    assert gate.raised(MEASURE, made([0.7]), floors) == {"share": 0.69}
    assert gate.raised(MEASURE, made([0.4]), floors) == {"share": 0.5}
    assert gate.raised(MEASURE, made([0.4]), floors, lower=True) == {"share": 0.39}
    gate.write_floors({"sample": {"share": 0.39}}, "a stricter scorer", tmp_path / "floors.toml")
    assert gate.read_floors(tmp_path / "floors.toml") == {"sample": {"share": 0.39}}
    assert "# Lowered: a stricter scorer" in (tmp_path / "floors.toml").read_text()


def test_an_accepted_run_comes_back_as_it_was(tmp_path: Path) -> None:
    runs = {"sample": made([0.25, 0.5])}
    gate.write_accepted(runs, tmp_path / "accepted.jsonl")
    assert gate.read_accepted(tmp_path / "accepted.jsonl") == runs


@pytest.fixture
def a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The command over one measure of one figure, which the test sets; everything written goes to a folder."""
    state = {"share": 0.5}
    page = tmp_path / "accuracy.md"
    page.write_text(f"before\n{table.BEGIN}\n{table.END}\nafter\n")
    monkeypatch.setattr(command, "NAMES", ("sample",))
    monkeypatch.setattr(table, "NAMES", ("sample",))
    monkeypatch.setattr(command, "measure", lambda name: MEASURE)
    monkeypatch.setattr(table, "measure", lambda name: MEASURE)
    monkeypatch.setattr(command, "run", lambda one, data=None, part=None: made([state["share"]] * 4))
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(gate, "ACCEPTED", tmp_path / "accepted.jsonl")
    monkeypatch.setattr(table, "PAGE", page)
    return state


def test_the_command_fails_on_a_fall_and_accepts_it_only_with_a_reason(
    a_run: dict[str, float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--accept"]) == 0
    assert command.main(["--gate"]) == 0
    a_run["share"] = 0.4
    assert command.main(["--gate"]) == 1
    assert "fallen: sample share: 0.4000" in capsys.readouterr().err
    assert command.main(["--accept"]) == 1
    assert gate.read_floors(tmp_path / "floors.toml") == {"sample": {"share": 0.49}}
    assert command.main(["--accept", "--lower", "a harder slice"]) == 0
    assert gate.read_floors(tmp_path / "floors.toml") == {"sample": {"share": 0.39}}
    assert "| A sample | share | .400 |" in (tmp_path / "accuracy.md").read_text()


def test_a_measure_that_does_not_exist_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["no-such"])
    assert "there are syntax" in capsys.readouterr().err


def test_the_page_has_the_table_of_the_accepted_run() -> None:
    page = table.PAGE.read_text("utf-8")
    assert table.placed(page, table.made(gate.read_accepted())) == page, "run `python -m evals --accept`"


@pytest.mark.parametrize("name", NAMES)
def test_a_measure_is_whole(name: str) -> None:
    one = measure(name)
    assert one.name == name
    ids = [row["id"] for row in rows(one)]
    assert len(ids) == len(set(ids))
    accepted = gate.read_accepted()[name]
    assert set(one.shown) <= set(one.figures(added(accepted.values())))
    assert set(one.least) | set(one.aim) <= set(one.shown)
    assert set(gate.read_floors()[name]) == set(one.shown)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_reader_has_not_fallen(name: str) -> None:
    one = measure(name)
    falls = command.fallen([one], {name: command.run(one)})
    assert not falls, "; ".join(map(str, falls))
