"""Turn trained weights into what ships: an int8 ONNX encoder, the heads as arrays, the tokenizer, and a card.

usage: python training/reader/export.py --model DIR/model.pt --encoder MINILM_DIR --out src/sayso/read/trained/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import shutil
import tempfile

import numpy as np
import torch
from batches import PLACE_ROLES, labels
from model import TriggerReader
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from examples import HOLDERS, ROLES

OPSET = 17


class Words(nn.Module):
    """The part of the network that goes into the graph: pieces in, one vector a word out."""

    def __init__(self, model: TriggerReader) -> None:
        """Wrap the network."""
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, starts: Tensor) -> Tensor:
        """Encode."""
        return self.model.words(ids, mask, shapes, starts)


def export_encoder(model: TriggerReader, out: pathlib.Path) -> None:
    """Write the encoder as int8 ONNX."""
    example = (
        torch.ones(2, 8, dtype=torch.long),
        torch.ones(2, 8, dtype=torch.long),
        torch.zeros(2, 8, dtype=torch.long),
        torch.zeros(2, 4, dtype=torch.long),
    )
    names = ["ids", "mask", "shapes", "starts"]
    axes = {
        "ids": {0: "batch", 1: "pieces"},
        "mask": {0: "batch", 1: "pieces"},
        "shapes": {0: "batch", 1: "pieces"},
        "starts": {0: "batch", 1: "words"},
        "words": {0: "batch", 1: "words"},
    }
    with tempfile.TemporaryDirectory() as folder:
        full = pathlib.Path(folder) / "full.onnx"
        torch.onnx.export(
            Words(model),
            example,
            str(full),
            input_names=names,
            output_names=["words"],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(str(full), str(out), weight_type=QuantType.QInt8, per_channel=True)


def heads_of(model: TriggerReader) -> dict[str, np.ndarray]:
    """Return the heads' weights as half-precision arrays, each matrix as [in, out]."""
    arrays = {}
    for name, tensor in model.state_dict().items():
        if not name.startswith("encoder."):
            value = tensor.detach().numpy()
            arrays[name] = (value if name.startswith("from_distance") or value.ndim == 1 else value.T).astype(
                np.float16
            )
    return arrays


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=pathlib.Path, required=True)
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    lists = labels()
    model = TriggerReader(str(options.encoder), lists.sizes)
    model.load_state_dict(torch.load(options.model, weights_only=True))
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    export_encoder(model, options.out / "encoder.onnx")
    np.savez_compressed(options.out / "heads.npz", allow_pickle=False, **heads_of(model))
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
        "encoder_sha256": hashlib.sha256((options.out / "encoder.onnx").read_bytes()).hexdigest(),
    }
    (options.out / "labels.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})


if __name__ == "__main__":
    main()
