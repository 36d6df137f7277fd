"""The ear of src/core/analysis/filled-pause-ear.ts, to be taught. What a layer looks at, and where, is told there."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

torch.backends.mkldnn.set_flags(False)  # Debian's torch 1.13 computes wrong gradients with it

FRAME_NOISE = 0.15
"""Standard deviation of what is added to the features of frames, so that no single one is trusted."""
CANDIDATE_NOISE = 0.35
"""The same for the features of candidates, which have a standard deviation of 1."""
FORGOTTEN_SHARE = 0.2
"""Share of the answers of the last layer that a candidate is judged without."""


def spans(first: Tensor, end: Tensor) -> list[tuple[Tensor, Tensor]]:
    """Where the answers of the last layer are averaged, for each candidate."""
    length = end - first
    inside = [(first + length * k // 3, first + length * (k + 1) // 3) for k in range(3)]
    return [(first - 50, first - 15), (first - 15, first), *inside, (end, end + 9)]


class Ear(nn.Module):
    """Frames (rows of features) and candidates to log-odds."""

    TAPS = ((-2, -1, 0, 1, 2), (-4, -2, 0, 2, 4), (-16, -12, -8, -4, 0))

    def __init__(self, frame_features: int, candidate_features: int, channels: int, hidden: int) -> None:
        super().__init__()
        widths = [frame_features, channels, channels]
        self.layers = nn.ModuleList(nn.Linear(5 * width, channels) for width in widths)
        self.forget = nn.Dropout(FORGOTTEN_SHARE)
        self.hidden = nn.Linear(candidate_features + 6 * channels, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, frames: Tensor, is_sound: Tensor, features: Tensor, first: Tensor, end: Tensor) -> Tensor:
        """`is_sound`: a column of ones, and zeros for the gaps between talks, in which nothing answers."""
        heard = frames
        if self.training:
            heard = (heard + FRAME_NOISE * torch.randn_like(heard)) * is_sound
            features = features + CANDIDATE_NOISE * torch.randn_like(features)
        for index, (layer, taps) in enumerate(zip(self.layers, self.TAPS)):
            padded = functional.pad(heard, (0, 0, -taps[0], taps[-1]))
            seen = [padded[tap - taps[0] :][: len(frames)] for tap in taps]
            answers = torch.relu(layer(torch.cat(seen, 1))) * is_sound
            heard = answers if index == 0 else heard + answers
        # Summed in 64 bits: differences of long sums in 32 lose what they are of.
        sums = functional.pad(torch.cumsum(heard.double(), 0), (0, 0, 1, 0))
        count = len(frames)
        means = [
            ((sums[to.clamp(0, count)] - sums[start.clamp(0, count)]) / (to - start)[:, None]).float()
            for start, to in spans(first, end)
        ]
        judged = torch.cat([features, self.forget(torch.cat(means, 1))], 1)
        return self.output(torch.relu(self.hidden(judged)))[:, 0]
