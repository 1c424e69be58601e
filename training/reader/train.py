"""Train the reader's network.

usage: python training/reader/train.py --corpus ../shared/corpus --encoder MINILM_DIR --out DIR [--epochs N] [--seed N]
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import time

import torch
from batches import IGNORED, Batch, Labels, batches, labels, make_batch, recased
from model import TriggerReader
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from examples import Annotated, Window, load_all, windows_of

WORDS = 130
"""Words in a window, at most."""
LIMIT = 320
"""Pieces in a window, at most."""
STEP_WORDS = 1600
"""Words in a batch, padding included."""


def loss_of(model: TriggerReader, batch: Batch, lists: Labels) -> tuple[Tensor, dict[str, float]]:
    """Return the summed loss of a batch, and its parts."""
    words = model.words(batch.ids, batch.mask, batch.shapes, batch.starts)
    weights = torch.tensor([1.0, 1.6, 1.4])
    parts = {
        "trigger": cross_entropy(
            model.trigger(model.drop(words)).flatten(0, 1), batch.trigger_tags.flatten(), weights, ignore_index=IGNORED
        )
    }
    if len(batch.batch):
        pooled = model.pooled(words, batch.batch, batch.first, batch.last)
        kind, modality, holder, flags = model.classes(pooled)
        parts["kind"] = 0.6 * cross_entropy(kind, batch.kind, label_smoothing=0.05)
        parts["modality"] = 0.4 * cross_entropy(modality, batch.modality)
        parts["holder"] = 0.2 * cross_entropy(holder, batch.holder)
        parts["flags"] = 0.2 * binary_cross_entropy_with_logits(flags, batch.flags)
        roles, extra = model.joins(words, pooled, batch.batch, (batch.first + batch.last) // 2, batch.sentence_gap)
        parts["roles"] = 8.0 * cross_entropy(
            roles.flatten(0, 2), batch.roles.flatten(), torch.tensor([1.0, 3.0, 1.5]), ignore_index=IGNORED
        )
        at = 0
        for name, size, gold in (
            ("type", len(lists.actor_types), batch.actor_type),
            ("place", len(lists.place_kinds), batch.place_kind),
            ("where", 4, batch.place_role),
            ("counted", len(lists.counted), batch.counted),
        ):
            if (gold != IGNORED).any():
                parts[name] = 0.15 * cross_entropy(
                    extra[..., at : at + size].flatten(0, 1), gold.flatten(), ignore_index=IGNORED
                )
            at += size
    total = torch.stack(list(parts.values())).sum()
    return total, {name: float(value.detach()) for name, value in parts.items()}


def cut(reports: list[Annotated], rng: random.Random | None) -> list[Window]:
    """Cut reports into windows; with a generator the first window of each is shortened at random."""
    windows: list[Window] = []
    for report in reports:
        windows.extend(windows_of(report, WORDS, rng.randint(25, WORDS) if rng else 0))
    return windows


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)  # noqa: S311 (shuffles training data)
    lists = labels()
    tokenizer = Tokenizer.from_file(str(pathlib.Path(options.encoder) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LIMIT)
    model = TriggerReader(options.encoder, lists.sizes)
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    reports = load_all(options.corpus / "train")
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": heads, "lr": options.rate * 4}, {"params": body, "lr": options.rate}], weight_decay=0.01
    )
    steps_per_epoch = sum(1 for _ in batches(cut(reports, rng), STEP_WORDS, rng))
    total = steps_per_epoch * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 60, max(0.02, (total - s) / total)))
    options.out.mkdir(parents=True, exist_ok=True)
    began, step = time.process_time(), 0
    for epoch in range(options.epochs):
        model.train()
        sums: dict[str, float] = {}
        for group in batches(cut(reports, rng), STEP_WORDS, rng):
            batch = make_batch(group, [recased(w, 0.04, rng) for w in group], tokenizer, lists)
            loss, parts = loss_of(model, batch, lists)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value / steps_per_epoch
            if step % 20 == 0:
                print(f"  step {step}/{total} loss {float(loss.detach()):.2f}", flush=True)
        print(
            f"epoch {epoch + 1}: {time.process_time() - began:.0f} CPU s",
            json.dumps({k: round(v, 3) for k, v in sums.items()}),
            flush=True,
        )
        torch.save(model.state_dict(), options.out / "model.pt")


if __name__ == "__main__":
    main()
