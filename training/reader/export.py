"""Turn trained weights into what ships: two int8 ONNX graphs, the tokenizer, the lists of classes, and the settings.

usage: python training/reader/export.py --model DIR --encoder MINILM_DIR --out src/sayso/read/trained/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import shutil
import tempfile

import onnx
import torch
from batches import PLACE_ROLES, labels
from model import TAGS, Sizes, TriggerReader, with_plain_norms
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from examples import HOLDERS, ROLES
from sayso.read.trained.confidence import FEATURES
from sayso.read.trained.context import AFTER, BEFORE

OPSET = 17
LINEAR = ("query", "key", "value", "dense", "out", "up", "down", "word", "trigger")
"""Parts of the names of what is quantized: the matrices. Products of two computed tensors stay in full precision."""


class Words(nn.Module):
    """The first graph: pieces in, one vector a word and the probabilities of its trigger tags out."""

    def __init__(self, model: TriggerReader) -> None:
        """Wrap the network."""
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, starts: Tensor) -> tuple[Tensor, Tensor]:
        """Encode."""
        words, tags = self.model.words(ids, mask, shapes, starts)
        return words, tags.softmax(-1)


class Joins(nn.Module):
    """The second graph: triggers in, probabilities of their classes and of what they are joined to out."""

    def __init__(self, model: TriggerReader) -> None:
        """Wrap the network."""
        super().__init__()
        self.model = model

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        """Join."""
        logits = self.model.joins(*inputs)
        probabilities = [logits[name].softmax(-1) for name in ("kind", "modality", "holder")]
        mask = inputs[5].unsqueeze(-1).unsqueeze(-1)  # nothing begins or goes on where there is no word
        return *probabilities, logits["flags"].sigmoid(), logits["roles"].softmax(-1) * mask, logits["fillers"]


def _quantized(node: onnx.NodeProto) -> list[str]:
    """Return the names that the quantizer knows a node by, none where it is left in full precision."""
    if node.op_type == "Gather" and "word_embeddings" in node.name:
        return [node.name]
    if node.op_type in {"MatMul", "Gemm"} and any(f"{part}/" in node.name for part in LINEAR):
        return [node.name, f"{node.name}_MatMul"]
    return []


def write(
    module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: dict[str, dict[int, str]], out: pathlib.Path
) -> None:
    """Write a module as int8 ONNX."""
    with tempfile.TemporaryDirectory() as folder:
        full = pathlib.Path(folder) / "full.onnx"
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(full),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        nodes = [name for node in onnx.load(full).graph.node for name in _quantized(node)]
        quantize_dynamic(str(full), str(out), weight_type=QuantType.QInt8, per_channel=True, nodes_to_quantize=nodes)


def write_words(model: TriggerReader, out: pathlib.Path) -> None:
    """Write the first graph."""
    ones = torch.ones(2, 8, dtype=torch.long)
    inputs = {"ids": ones, "mask": ones, "shapes": ones * 0, "starts": torch.zeros(2, 4, dtype=torch.long)}
    axes = {name: {0: "runs", 1: "pieces"} for name in ("ids", "mask", "shapes")}
    axes |= {name: {0: "runs", 1: "words"} for name in ("starts", "words", "tags")}
    write(Words(model), inputs, ["words", "tags"], axes, out)


def write_joins(model: TriggerReader, out: pathlib.Path) -> None:
    """Write the second graph."""
    whole = torch.zeros(2, BEFORE + AFTER, dtype=torch.long)
    inputs = {
        "tape": torch.zeros(9, model.encoder.config.hidden_size),
        "tags": torch.zeros(9, TAGS),
        "first": torch.zeros(2, dtype=torch.long),
        "last": torch.zeros(2, dtype=torch.long),
        "index": whole,
        "mask": whole + 1,
        "distance": whole,
        "gap": whole,
    }
    outputs = ["kind", "modality", "holder", "flags", "roles", "fillers"]
    axes = {name: {0: "triggers"} for name in ("first", "last", "index", "mask", "distance", "gap", *outputs)}
    axes |= {name: {0: "words"} for name in ("tape", "tags")}
    write(Joins(model), inputs, outputs, axes, out)


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=pathlib.Path, required=True, help="folder that train.py wrote")
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    lists = labels()
    settings = json.loads((options.model / "settings.json").read_text(encoding="utf-8"))
    model = TriggerReader(str(options.encoder), Sizes(**settings["sizes"]))
    model.load_state_dict(torch.load(options.model / "model.pt", weights_only=True))
    model.eval()
    with_plain_norms(model)
    options.out.mkdir(parents=True, exist_ok=True)
    write_words(model, options.out / "encoder.onnx")
    write_joins(model, options.out / "joins.onnx")
    shutil.copy(options.encoder / "tokenizer.json", options.out / "tokenizer.json")
    card = {
        "kinds": lists.kinds,
        "modalities": lists.modalities,
        "holders": HOLDERS,
        "roles": ROLES,
        "actor_types": lists.actor_types,
        "place_kinds": lists.place_kinds,
        "place_roles": PLACE_ROLES,
        "counted": lists.counted,
        "thresholds": {"trigger": 0.5, "roles": dict.fromkeys(ROLES, 0.45)},
        "calibration": {"bias": 0.0, "weights": [1 / len(FEATURES)] * len(FEATURES)},
        "sha256": {
            name: hashlib.sha256((options.out / name).read_bytes()).hexdigest()
            for name in ("encoder.onnx", "joins.onnx", "tokenizer.json")
        },
        "training": settings,
    }
    (options.out / "labels.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})


if __name__ == "__main__":
    main()
