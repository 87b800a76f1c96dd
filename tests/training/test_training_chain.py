from __future__ import annotations

from itertools import pairwise, product

import pytest

torch = pytest.importorskip("torch")

from attribution.training.chain import IMPOSSIBLE, Chain  # noqa: E402


@pytest.fixture(scope="module")
def chain() -> Chain:
    torch.manual_seed(2)
    chain = Chain(3)
    torch.nn.init.normal_(chain.steps)
    torch.nn.init.normal_(chain.first)
    return chain


def test_the_loss_is_the_logarithm_of_a_share_of_all_sequences(chain: Chain) -> None:
    emissions, tags = torch.randn(1, 4, 3), torch.tensor([[1, 2, 0, 0]])
    scores = chain.scores()

    def total(sequence: tuple[int, ...]) -> torch.Tensor:
        steps = sum(scores[a, b] for a, b in pairwise(sequence))
        return scores[-1, sequence[0]] + steps + sum(emissions[0, place, tag] for place, tag in enumerate(sequence))

    everything = torch.logsumexp(torch.stack([total(each) for each in product(range(3), repeat=4)]), dim=0)
    given = chain(emissions, tags, torch.ones_like(tags))
    torch.testing.assert_close(given[0], everything - total((1, 2, 0, 0)))


def test_padding_changes_nothing(chain: Chain) -> None:
    emissions, tags, mask = torch.randn(1, 4, 3), torch.tensor([[1, 2, 0, 0]]), torch.tensor([[1, 1, 0, 0]])
    short = chain(emissions[:, :2], tags[:, :2], mask[:, :2])
    torch.testing.assert_close(chain(emissions, tags, mask), short)


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (0, 2, False),
        (-1, 2, False),
        (1, 2, True),
        (2, 2, True),
        (3, 2, False),
        (4, 2, False),
        (2, 1, True),
        (2, 0, True),
    ],
    ids=[
        "I after O",
        "I first",
        "I after B",
        "I after I",
        "I after another's B",
        "after another's I",
        "B after I",
        "O after I",
    ],
)
def test_an_inside_tag_follows_only_its_own_role(before: int, after: int, allowed: bool) -> None:
    assert bool(Chain(7).scores()[before, after] > IMPOSSIBLE / 2) is allowed
