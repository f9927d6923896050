"""What `evaluate` says: a line a section."""

from __future__ import annotations

from whosays.faces.cli.terminal import show
from whosays.faces.look.words import counted
from whosays.pipeline import Evaluation

_SHOWN = {
    "mentions": ("exact", "overlap"),
    "coreference": ("conll_f1", "b3_precision", "b3_recall"),
    "attributions": ("f1", "precision", "recall"),
    "claims": ("f1", "precision", "recall"),
}


def show_evaluation(found: Evaluation) -> None:
    """The figures that matter most; `--json` has all."""
    show(f"{counted(found.documents, 'documents')} read anew.")
    for section, figures in found.sections.items():
        shown = "  ".join(f"{name.replace('_', ' ')} {figures[name]:.2f}" for name in _SHOWN[section])
        show(f"{section:14}{shown}")
