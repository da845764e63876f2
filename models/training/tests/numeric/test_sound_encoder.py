# SPDX-License-Identifier: Apache-2.0
import pytest
import torch

import train_sound_encoder
from vssl import concept_targets, concepts, distillation, feature_distillation


def test_the_average_is_a_plain_one_at_first_and_then_forgets_slowly():
    now, before = torch.tensor(1.0), torch.tensor(0.0)
    assert distillation.averaged(before, now, torch.tensor(0)) == 1
    late = distillation.averaged(before, now, torch.tensor(10 ** 7))
    assert torch.isclose(late, torch.tensor(1 / distillation.AVERAGED))


def test_a_run_is_over_by_its_minutes_or_its_steps():
    assert train_sound_encoder.Clock(10, None, 300).done(5) == pytest.approx(0.5, abs=0.01)
    assert train_sound_encoder.Clock(10, 40, 300).done(20) == 0.5


def test_nothing_unexplained_where_all_is_told():
    wanted = torch.randn(8, 3, 4, 5)
    assert feature_distillation.unexplained(wanted, wanted) == 0
    assert 0.9 < feature_distillation.unexplained(wanted.mean((0, 2, 3), keepdim=True).expand_as(wanted), wanted) < 1.1


def test_targets_are_shares_that_sum_to_one():
    tags = torch.rand(16, 527, generator=torch.Generator().manual_seed(1))
    shares = concept_targets.targets(tags, torch.full((16,), -1))
    assert shares.shape == (16, concepts.COUNT + 1)
    assert torch.allclose(shares.sum(1), torch.ones(16), atol=1e-5)


def test_silence_and_noise_are_nothing_whatever_the_teacher_says():
    shares = concept_targets.targets(torch.rand(2, 527), torch.full((2,), concept_targets.NOTHING))
    assert (shares[:, -1] == 1).all() and (shares[:, :-1] == 0).all()


def test_a_word_that_the_teacher_half_agrees_with_is_trusted():
    dog = next(i for i, concept in enumerate(concepts.CONCEPTS) if concept.name == "dog")
    tags = torch.zeros(2, 527)
    tags[:, concepts.CONCEPTS[dog].tags[0]] = 0.05
    unknown, known = concept_targets.targets(tags, torch.tensor([-1, dog]))
    assert unknown[-1] == 1
    assert known[dog] > 0.9
