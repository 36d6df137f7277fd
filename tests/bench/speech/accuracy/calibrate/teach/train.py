"""Teaches an ear: `python3 train.py FOLDER --without PART --out FILE`. ../teach-ear.ts starts it and made the folder.

Writes the weights as JSON. Draws everything from one seed: the same lessons make the same ear on the same libraries.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from network import Ear

CHANNELS, HIDDEN = 16, 64
EPOCHS, TALKS_A_STEP, RATE, DECAY = 8, 2, 0.002, 0.05
KEPT_SPEECH = 0.3
"""Of the plain speech so much is enough at a time; it counts for the rest."""
GAP = 50
SEED = 1
FIRST, END, TARGET, IS_HARD, FEATURES = 0, 1, 2, 3, 4


def read_rows(file: Path, row_count: int) -> Tensor:
    return torch.from_numpy(np.fromfile(file, np.float32).reshape(row_count, -1))


class Lessons:
    def __init__(self, folder: Path) -> None:
        self.talks = json.loads((folder / "talks.json").read_text())
        self.frames = read_rows(folder / "frames.f32", sum(talk["frameCount"] for talk in self.talks))
        self.candidates = read_rows(folder / "candidates.f32", sum(talk["candidateCount"] for talk in self.talks))

    def candidates_of(self, talk: dict) -> Tensor:
        return self.candidates[talk["candidateAt"] :][: talk["candidateCount"]]

    def frames_of(self, talk: dict) -> Tensor:
        return self.frames[talk["frameAt"] :][: talk["frameCount"]]


def batch_of(lessons: Lessons, talks: list[dict]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Talks one after the other with gaps between them: frames, where there is sound, candidates, how much each counts."""
    frames, is_sound, candidates, weights, at = [], [], [], [], 0
    for talk in talks:
        own = lessons.candidates_of(talk)
        is_kept = (own[:, IS_HARD] > 0) | (torch.rand(len(own)) < KEPT_SPEECH)
        own = own[is_kept].clone()
        weights.append(talk["weight"] * torch.where(own[:, IS_HARD] > 0, 1.0, 1 / KEPT_SPEECH))
        own[:, : END + 1] += at
        candidates.append(own)
        frames.append(functional.pad(lessons.frames_of(talk), (0, 0, 0, GAP)))
        is_sound.append(functional.pad(torch.ones(talk["frameCount"], 1), (0, 0, 0, GAP)))
        at += talk["frameCount"] + GAP
    return torch.cat(frames), torch.cat(is_sound), torch.cat(candidates), torch.cat(weights)


def teach(lessons: Lessons, talks: list[dict]) -> dict:
    torch.manual_seed(SEED)
    shuffle = np.random.default_rng(SEED)
    features = torch.cat([lessons.candidates_of(talk) for talk in talks])[:, FEATURES:]
    means, deviations = features.mean(0), features.std(0).clamp(min=0.01)
    ear = Ear(lessons.frames.shape[1], len(means), CHANNELS, HIDDEN)
    # What a step's losses are divided by is the same in each, so that a talk counts as much as its weight says.
    usual_weight = TALKS_A_STEP * sum(talk["weight"] * talk["candidateCount"] for talk in talks) / len(talks)
    optimizer = torch.optim.AdamW(ear.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * math.ceil(len(talks) / TALKS_A_STEP)
    step = 0
    for epoch in range(EPOCHS):
        order = shuffle.permutation(len(talks))
        loss_sum = 0.0
        for at in range(0, len(talks), TALKS_A_STEP):
            for group in optimizer.param_groups:
                group["lr"] = RATE * 0.5 * (1 + math.cos(math.pi * step / steps))
            step += 1
            frames, is_sound, rows, weights = batch_of(lessons, [talks[i] for i in order[at : at + TALKS_A_STEP]])
            if len(rows) == 0:
                continue
            first, end = rows[:, FIRST].long(), rows[:, END].long()
            answers = ear(frames, is_sound, (rows[:, FEATURES:] - means) / deviations, first, end)
            losses = functional.binary_cross_entropy_with_logits(answers, rows[:, TARGET], reduction="none")
            loss = (losses * weights).sum() / usual_weight
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.item()
        print(f"round {epoch + 1} of {EPOCHS}: loss {loss_sum * TALKS_A_STEP / len(talks):.4f}", flush=True)

    def layer(linear: torch.nn.Linear) -> list[list[float]]:
        return torch.cat([linear.weight, linear.bias[:, None]], 1).tolist()

    return {
        "means": means.tolist(),
        "deviations": deviations.tolist(),
        "layers": [layer(one) for one in ear.layers],
        "hidden": layer(ear.hidden),
        "output": layer(ear.output)[0],
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without", type=int, default=-1, help="the part of the speakers to leave out")
    parser.add_argument("--out", type=Path, required=True)
    choices = parser.parse_args()
    torch.set_num_threads(1)  # two ears are taught at a time, and sums in another order are others
    lessons = Lessons(choices.folder)
    talks = [talk for talk in lessons.talks if talk["part"] != choices.without and talk["candidateCount"] > 0]
    choices.out.write_text(json.dumps(teach(lessons, talks)))


if __name__ == "__main__":
    main()
