"""Train the reader's network.

usage: python training/reader/train.py --reports DIR [DIR ...] --encoder MINILM_DIR --out DIR [--epochs N] [--seed N]

Writes model.pt (the weights), settings.json (what they depend on: options, sizes, digests of the data) and log.jsonl.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import pathlib
import random
import time
from typing import Any

import torch
from augment import swapped, town_names
from batches import IGNORED, PLACE_ROLES, Batch, Labels, batches, labels, make_batch, recased
from model import Sizes, TriggerReader
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from examples import ROLES, Segment, annotated, read_rows, segments_of
from sayso.read.trained.network import MOST_PIECES

STEP_WORDS = 1500
"""Words in a batch."""
CAPITALS = 0.04
"""Share of segments put in capitals; half as many are put in lower case."""
TAG_WEIGHTS = (1.0, 3.0, 1.5)
"""Of O, B and I of a role: nearly all words of a context are outside."""
ROLE_WEIGHTS = {"quote": 0.15, "cue": 0.5, "object": 0.5}
"""Of roles, 1 where not named: the bounds of a quote are many words and matter least."""


def loss_of(model: TriggerReader, batch: Batch, lists: Labels) -> dict[str, Tensor]:
    """Return the parts of the loss of a batch."""
    words, tag_logits = model.words(batch.ids, batch.mask, batch.shapes, batch.starts)
    tags = cross_entropy(
        tag_logits.flatten(0, 1).float(),
        batch.trigger_tags.flatten(),
        torch.tensor([1.0, 1.6, 1.4]),
        ignore_index=IGNORED,
    )
    parts = {"trigger": 1.5 * tags}
    if not len(batch.kind):
        return parts
    tape, told = words[batch.word_mask], tag_logits[batch.word_mask].detach().float().softmax(-1)
    logits = {name: value.float() for name, value in model.joins(tape, told, **batch.context).items()}
    parts["kind"] = 1.0 * cross_entropy(logits["kind"], batch.kind, label_smoothing=0.05)
    parts["modality"] = 0.5 * cross_entropy(logits["modality"], batch.modality)
    parts["holder"] = 0.2 * cross_entropy(logits["holder"], batch.holder)
    parts["flags"] = 0.2 * binary_cross_entropy_with_logits(logits["flags"], batch.flags)
    for number, role in enumerate(ROLES):
        loss = cross_entropy(
            logits["roles"][:, :, number].flatten(0, 1),
            batch.roles[:, :, number].flatten(),
            torch.tensor(TAG_WEIGHTS),
            ignore_index=IGNORED,
            reduction="sum",
        )
        parts[role] = 0.06 * ROLE_WEIGHTS.get(role, 1.0) * loss / len(batch.kind)
    at = 0
    for name, size, gold in (
        ("type", len(lists.actor_types), batch.actor_type),
        ("terrain", len(lists.place_kinds), batch.place_kind),
        ("where", len(PLACE_ROLES), batch.place_role),
        ("counted", len(lists.counted), batch.counted),
    ):
        if (gold != IGNORED).any():
            chosen = logits["fillers"][..., at : at + size].flatten(0, 1)
            parts[name] = 0.15 * cross_entropy(chosen, gold.flatten(), ignore_index=IGNORED)
        at += size
    return parts


def cut(rows: list[dict[str, Any]], towns: dict[str, list[str]], swap: float, rng: random.Random) -> list[Segment]:
    """Cut reports into segments, at other places each time, a part of them told of other towns."""
    segments: list[Segment] = []
    for row in rows:
        told = swapped(row, towns, rng) if rng.random() < swap else row
        for segment in segments_of(annotated(told), rng):
            segment.words = recased(segment.words, CAPITALS, rng)
            segments.append(segment)
    return segments


def fits(segment: Segment, tokenizer: Tokenizer) -> bool:
    """Say whether the encoder takes all runs of a segment whole."""
    runs = [segment.words[start:stop] for start, stop in segment.runs]
    return all(len(e.ids) <= MOST_PIECES for e in tokenizer.encode_batch(runs, is_pretokenized=True))


def options_of() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=pathlib.Path, nargs="+", required=True, help="folders of annotated reports")
    parser.add_argument("--without", type=int, default=0, help="hold out every N-th report")
    parser.add_argument("--encoder", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--swap", type=float, default=0.4, help="share of reports told of other towns")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--joint", type=int, default=128)
    parser.add_argument("--joint-layers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    return parser.parse_args()


def settings_of(options: argparse.Namespace, sizes: Sizes, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return all that the weights depend on."""
    return {
        "options": {k: v for k, v in vars(options).items() if isinstance(v, int | float)},
        "sizes": dataclasses.asdict(sizes),
        "reports": len(rows),
        "statements": sum(len(row["statements"]) for row in rows),
        "reports_sha256": hashlib.sha256(json.dumps(rows, sort_keys=True, default=str).encode()).hexdigest(),
        "torch": torch.__version__,
    }


def optimizer_of(model: TriggerReader, rate: float) -> torch.optim.Optimizer:
    """Return what moves the weights: the heads at four times the encoder's rate."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    return torch.optim.AdamW([{"params": heads, "lr": rate * 4}, {"params": body, "lr": rate}], weight_decay=0.01)


def main() -> None:
    """Train and save."""
    options = options_of()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311 (shuffles training data)
    lists = labels()
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    sizes = dataclasses.replace(
        lists.sizes, layers=options.layers, joint=options.joint, joint_layers=options.joint_layers
    )
    model = TriggerReader(str(options.encoder), sizes)
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    rows = [row for folder in options.reports for row in read_rows(folder)]
    if options.without:
        rows = [row for number, row in enumerate(rows) if number % options.without]
    towns = town_names(rows)
    options.out.mkdir(parents=True, exist_ok=True)
    settings = settings_of(options, sizes, rows)
    (options.out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    optimizer = optimizer_of(model, options.rate)
    per_epoch = sum(1 for _ in batches(cut(rows, towns, 0, rng), STEP_WORDS, rng))
    total = per_epoch * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / 60, max(0.01, 1 - s / max(1, total)))
    )
    began = time.process_time()
    log = (options.out / "log.jsonl").open("w", encoding="utf-8")
    for epoch in range(options.epochs):
        model.train()
        sums: dict[str, float] = {}
        segments = [one for one in cut(rows, towns, options.swap, rng) if fits(one, tokenizer)]
        for group in batches(segments, STEP_WORDS, rng):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
                parts = loss_of(model, make_batch(group, tokenizer, lists), lists)
            optimizer.zero_grad()
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach()) / per_epoch
        line = {
            "epoch": epoch + 1,
            "cpu_s": round(time.process_time() - began),
            **{k: round(v, 3) for k, v in sums.items()},
        }
        print(json.dumps(line), file=log, flush=True)
        print(json.dumps(line), flush=True)
        torch.save(model.state_dict(), options.out / "model.pt")


if __name__ == "__main__":
    main()
