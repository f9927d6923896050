"""A spaCy component that says what kind of thing each noun stands for; it learns from partial labels."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.pipeline import Tagger
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Model, SequenceCategoricalCrossentropy

#: Labels, in the order of the model's output.
KINDS = (
    "none",
    "person",
    "organisation",
    "place",
    "facility",
    "time",
    "event",
    "object",
    "abstract",
    "weapon",
    "vehicle",
    "document",
)
KEY = "kinds"


class KindTagger(Tagger):  # type: ignore[misc]
    """Writes `doc.user_data["kinds"]`: for each token an index into `KINDS`.

    Gold labels stand in the reference's `user_data["kinds"]`, one string a token, None where nothing is known.
    """

    def set_annotations(self, docs: Iterable[Doc], batch_tag_ids: Sequence[Any]) -> None:
        """Store the predictions beside the tokens."""
        for doc, kinds in zip(docs, batch_tag_ids, strict=True):
            doc.user_data[KEY] = kinds.tolist()

    def get_loss(self, examples: Iterable[Example], scores: Any) -> tuple[float, Any]:
        """Cross entropy over the labelled tokens; tokens without a label give no gradient."""
        loss_func = SequenceCategoricalCrossentropy(names=list(self.labels), normalize=False)
        gradient, loss = loss_func(scores, [eg.reference.user_data[KEY] for eg in examples])
        return float(loss), gradient

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
        labels: Any = None,
    ) -> None:
        """Set the labels and let the model infer its shapes from a sample."""
        for kind in KINDS:
            self.add_label(kind)
        sample = list(islice(get_examples(), 10))
        gold = [
            self.model.ops.asarray(
                [[float(kind == label) for kind in KINDS] for label in eg.reference.user_data[KEY]],
                dtype="float32",
            )
            for eg in sample
        ]
        self.model.initialize(X=[eg.predicted for eg in sample], Y=gold)


@Language.factory("whosays_kinds")
def make_kinds(nlp: Language, name: str, model: Model[Any, Any]) -> KindTagger:
    """The component, for spaCy's registry."""
    return KindTagger(nlp.vocab, model, name)
