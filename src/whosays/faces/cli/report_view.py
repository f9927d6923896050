"""What `add`, `build` and `status` say: counts on standard output, each problem on standard error."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from whosays.faces.cli.terminal import QUIET, err, heading, remark, safe, show, styled
from whosays.faces.look.words import counted, language_name
from whosays.model.decision import Outcome
from whosays.model.views import Added, AddReport, BuildReport, Removed, Status

SHOWN = 20
"""Lines of a list that a person still reads."""


def show_problem(line: Added) -> None:
    """One file that was not used as the user may have meant, on standard error."""
    text = styled("refused: " if line.outcome == "refused" else "", "bold")
    text.append(f"{safe(line.path)}: {safe(line.message)}")
    err().print(text, soft_wrap=True)


def show_added(done: AddReport, case: Path, *, counts: bool) -> None:
    """Problems and, if asked, one line of counts."""
    for line in done.lines:
        if line.message:
            show_problem(line)
    if not counts:
        return
    parts = [f"{counted(done.count('added'), 'documents')} added"]
    if done.partly:
        parts.append(f"{done.partly:,} of them read in part")
    others: tuple[tuple[Outcome, str], ...] = (
        ("known", "known already"),
        ("copy", "with the same bytes as another"),
        ("unpacked", "unpacked"),
        ("not read yet", "not read yet"),
        ("refused", "refused"),
    )
    for outcome, words in others:
        number = done.count(outcome)
        if number:
            parts.append(f"{number:,} {words}")
    if done.count("note"):
        parts.append(counted(done.count("note"), "notes"))
    show(", ".join(parts) + ".")
    if done.count("added"):
        show(styled(f"Next: whosays build {case}", QUIET))


def show_members(planned: Removed) -> None:
    """What would go with a mail or an archive, on standard error."""
    remark(f"{planned.paths[0]} holds {counted(len(planned.members), 'documents')} that came in no other way:")
    for path in planned.members[:SHOWN]:
        remark(f"  {path}")
    if len(planned.members) > SHOWN:
        remark(f"  and {len(planned.members) - SHOWN:,} more")


def show_removed(done: Removed, *, counts: bool) -> None:
    """What left the case, and what of it the user has to delete by hand."""
    for name in done.left:
        remark(f"{name} in the folder of the case still holds words of it. Delete it, or make it anew.")
    if not counts:
        return
    within = f" and {counted(len(done.members), 'documents')} inside it" if done.members else ""
    show(f"Removed {safe(', '.join(done.paths))}{within}: bytes, text, claims and index.")
    if done.decisions:
        show(f"{counted(done.decisions, 'decisions')} on it emptied; the log keeps their number and time.")
    if done.reasons:
        show(f"{counted(done.reasons, 'decisions')} on other documents quoted it; the quote was struck out.")


def show_built(done: BuildReport, case: Path, *, counts: bool) -> None:
    """What was read and found, documents on which the reader gave up, documents without a reader."""
    for path, message in done.failed:
        show_problem(Added(path=path, outcome="refused", message=message))
    for language, number in done.unread:
        remark(f"not read: {counted(number, 'documents')} in {_language(language)}.")
    if not counts:
        return
    show(f"{counted(done.read, 'documents')} read, {done.kept:,} unchanged.")
    show(f"{counted(done.claims, 'claims')} in {counted(done.findings, 'findings')}.")
    empty = not done.read + done.kept
    show(styled(f"Next: whosays add {case} FOLDER" if empty else f"Next: whosays brief {case}", QUIET))


def _language(code: str) -> str:
    return (
        "a language that could not be told" if code == "und" else f"{language_name(code)}, which has no reader yet"
    )


def show_status(state: Status, case: Path) -> None:
    """The case in counts, then its documents, then what could not be used."""
    show(styled(safe(state.name), "bold"))
    rows = [
        ("documents", f"{state.documents:,}"),
        ("read", f"{state.read:,}"),
        ("waiting for a build", f"{state.waiting:,}"),
        *((f"not read ({language})", f"{number:,}") for language, number in state.unread),
        ("failed", f"{len(state.failed):,}"),
        ("not read yet", f"{len(state.not_yet):,}"),
        ("refused", f"{len(state.refused):,}"),
        ("claims", f"{state.claims:,}"),
        ("findings", f"{state.findings:,}, {state.reviewed:,} reviewed"),
        ("conflicts", f"{state.conflicts:,}"),
        ("decisions", f"{state.decisions:,}" + (f", {len(state.orphans):,} not placed" if state.orphans else "")),
        ("protected names", f"{state.protected:,}"),
    ]
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        line = styled(f"{label:<{width}}  ", QUIET)
        line.append(value)
        show(line, "  ")
    if state.listing:
        heading("Documents")
    for row in state.listing:
        line = Text(safe(row.path))
        facts = [safe(row.publisher)] if row.publisher else []
        facts.append(counted(row.claims, "claims") if row.outcome == "read" else safe(row.message))
        line.append("  " + " · ".join(facts), style=QUIET)
        show(line, "  ", "    ")
    if state.orphans:
        heading("Decisions whose claim was not found again")
    for orphan in state.orphans:
        line = Text(f"{orphan.decision}. {orphan.action} by {safe(orphan.by)}: “{safe(orphan.line)}”")
        line.append(f"  {safe(orphan.why)}", style=QUIET)
        show(line, "  ", "    ")
    show("")
    if not state.built:
        show(Text(f"The picture is not up to date. Run: whosays build {case}"))
