# SPDX-License-Identifier: Apache-2.0
"""The models that can be exported: what each hears, how it is built, how its checkpoints name things, what threshold
was published for it."""
from collections.abc import Callable
from dataclasses import dataclass

from torch import nn

from fronts import CLIP, SAMPLE_RATE, LogPsd, MelDb
from networks import Network

THREE_SECONDS = 3 * SAMPLE_RATE

Q3 = ("third quartile (q3) of the heat maxima over silence, noise and off-screen sounds, pooled, as published with "
      "vssl_eval (arXiv 2410.01020)")
NOT_COMPRESSED = ("; there silence and noise reached this model without the logarithm of its front end, so the value "
                  "describes another input than this bundle's")
ONLINE = "; and it was measured on the online weights, not on the momentum weights"


@dataclass(frozen=True)
class Keys:
    """How a checkpoint names things: prefixes of its keys, the longest that fits wins.

    names: prefix in the checkpoint -> prefix in `networks.Network`.
    unused: what training needs and the map does not; "" is everything else.
    """
    names: dict[str, str]
    unused: tuple[str, ...]


@dataclass(frozen=True)
class Threshold:
    """value: on the scale of a cosine. caveat: what is known against it."""
    value: float
    published: str
    caveat: str


@dataclass(frozen=True)
class Published:
    """One model with one way of hearing."""
    paper: str
    front: Callable[[], nn.Module]
    last_stride: int
    heads: int
    keys: Keys
    threshold: Threshold | None

    def network(self) -> Network:
        return Network(self.front(), self.last_stride, self.heads).eval()


def cosine(value: float, caveat: str) -> Threshold:
    return Threshold(value, f"{value} as a cosine", caveat)


def half_cosine(value: float, caveat: str) -> Threshold:
    """Published on the scale (cosine + 1) / 2."""
    return Threshold(round(2 * value - 1, 4), f"{value} on the scale (cosine + 1) / 2", caveat)


AVENET = {"imgnet.": "picture.body.", "audnet.": "sound.body.", "audnet.conv1_a.": "sound.body.conv1."}
AVENET_UNUSED = ("imgnet.conv1_a.", "imgnet.conv1_flow.", "imgnet.fc.",
                 "audnet.conv1.", "audnet.conv1_flow.", "audnet.fc.")
SSL_TIE = Keys(AVENET, AVENET_UNUSED + ("vision_fc1.", "conv3.", "norm3.", "epsilon"))
ONE_HEAD = {"imgnet.": "picture.body.", "img_proj.": "picture.heads.0.",
            "audnet.": "sound.body.", "aud_proj.": "sound.heads.0."}


def two_heads(used: str, other: str) -> Keys:
    return Keys({f"{used}imgnet.": "picture.body.", f"{used}audnet.": "sound.body.",
                 f"{used}img_proj1.": "picture.heads.0.", f"{used}img_proj2.": "picture.heads.1.",
                 f"{used}aud_proj1.": "sound.heads.0.", f"{used}aud_proj2.": "sound.heads.1."},
                tuple(other + part for part in ("imgnet.", "audnet.", "img_proj1.", "img_proj2.", "aud_proj1.",
                                                "aud_proj2.")))


def tiled_middle() -> LogPsd:
    """Repeated to 10 s, of which 3.5 to 6.5 s are analysed."""
    return LogPsd(hop=159, length=THREE_SECONDS, first=7 * SAMPLE_RATE // 2)


def middle() -> LogPsd:
    """The middle 3 s, repeated where there are fewer."""
    return LogPsd(hop=238, length=THREE_SECONDS, middle=THREE_SECONDS)


def tiled() -> LogPsd:
    """Repeated to 10 s, all of it analysed."""
    return LogPsd(hop=238, length=CLIP)


LVS = "Localizing Visual Sounds the Hard Way, CVPR 2021, arXiv 2104.02691"
SLAVC = "A Closer Look at Weakly-Supervised Audio-Visual Source Localization, NeurIPS 2022, arXiv 2209.09634"

MODELS = {
    "lvs": Published(LVS, tiled_middle, 1, 0, Keys(AVENET, AVENET_UNUSED), cosine(.6077, "")),
    "lvs-original": Published(LVS, tiled, 1, 0, Keys(AVENET, AVENET_UNUSED), None),
    "ez-vsl": Published("Localizing Visual Sounds the Easy Way, ECCV 2022, arXiv 2203.09324",
                        middle, 2, 1, Keys(ONE_HEAD, ()), half_cosine(.6382, NOT_COMPRESSED)),
    "slavc": Published(SLAVC, middle, 2, 2, two_heads("momentum_", ""), half_cosine(.5450, NOT_COMPRESSED + ONLINE)),
    "slavc-online": Published(SLAVC, middle, 2, 2, two_heads("", "momentum_"), half_cosine(.5450, NOT_COMPRESSED)),
    "fnac": Published("Learning Audio-Visual Source Localization via False Negative Aware Contrastive Learning, "
                      "CVPR 2023, arXiv 2303.11302", middle, 2, 1, Keys(ONE_HEAD, ()),
                      half_cosine(.5538, NOT_COMPRESSED)),
    "ssl-tie": Published("Exploiting Transformation Invariance and Equivariance for Self-supervised Sound "
                         "Localisation, ACM MM 2022, arXiv 2206.12772", MelDb, 1, 0, SSL_TIE,
                         cosine(.3338, NOT_COMPRESSED)),
    "ssl-san": Published("Learning from Silence and Noise for Visual Sound Source Localization Models, BMVC 2025, "
                         "arXiv 2508.21761", MelDb, 1, 0, SSL_TIE, None),
    "ssl-align": Published("Sound Source Localization is All about Cross-Modal Alignment, ICCV 2023, "
                           "arXiv 2309.10724", tiled_middle, 1, 0, Keys(AVENET, AVENET_UNUSED + ("",)), cosine(.3175, ""))}
