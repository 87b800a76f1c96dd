"""The encoder that training starts from: published BERT or MPNet weights under the names that ours have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor

from attribution.errors import PipelineError
from attribution.training.encoder import Encoder
from attribution.training.examples import tokenizer_of
from attribution.training.requirements import WEIGHTS

NAMES = (
    ("embeddings.word_embeddings", "words"),
    ("embeddings.position_embeddings", "places"),
    ("embeddings.LayerNorm", "normal"),
    ("encoder.relative_attention_bias", "apart.weights"),
    ("encoder.layer", "layers"),
    ("attention.self.", ""),
    ("attention.output.dense", "mixed"),
    ("attention.output.LayerNorm", "attended"),
    ("attention.attn.q", "query"),
    ("attention.attn.k", "key"),
    ("attention.attn.v", "value"),
    ("attention.attn.o", "mixed"),
    ("attention.LayerNorm", "attended"),
    ("intermediate.dense", "inner"),
    ("output.dense", "outer"),
    ("output.LayerNorm", "normal"),
)
"""How the published weights call what the encoder has; tried in this order."""

SPECIAL = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[UNK]": "<unk>", "[MASK]": "<mask>"}
"""What MPNet calls BERT's pieces that stand for no word; its vocabulary is BERT's otherwise, in another order."""

TYPES = "embeddings.token_type_embeddings.weight"


def load_base(encoder: Encoder, folder: Path, tokenizer: Tokenizer | None = None) -> None:
    """Fill the encoder with the published weights in a folder (safetensors); the word embeddings stay as published.

    Where a tokenizer is given, word embeddings are put into the order of its vocabulary.

    Raises:
        PipelineError: the file lacks some of them.
    """
    published = load_file(folder / WEIGHTS)
    kept = {_own_name(name): values for name, values in published.items()}
    if TYPES in published:
        kept["places.weight"] = kept["places.weight"] + published[TYPES][0]
    own = encoder.state_dict()
    missing = own.keys() - kept.keys() - {"shapes.weight"}
    if missing:
        what = ", ".join(sorted(missing))
        raise PipelineError(f"{WEIGHTS} lacks {what}; it must hold the weights of a BERT or MPNet encoder")
    if tokenizer is not None:
        kept["words.weight"] = kept["words.weight"][_rows(tokenizer, tokenizer_of(folder).get_vocab())]
    spare = len(kept["places.weight"]) - len(own["places.weight"])  # MPNet counts places from 2
    kept["places.weight"] = kept["places.weight"][spare:]
    encoder.load_state_dict({name: kept.get(name, own[name]) for name in own})
    encoder.words.weight.requires_grad_(False)


def _own_name(name: str) -> str:
    for theirs, ours in NAMES:
        name = name.replace(theirs, ours)
    return name


def _rows(tokenizer: Tokenizer, theirs: Mapping[str, int]) -> Tensor:
    """For each piece of a tokenizer its row among the word embeddings of another vocabulary."""
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    return torch.tensor([theirs.get(SPECIAL.get(piece, piece), theirs.get(piece, 0)) for piece, _ in pieces])
