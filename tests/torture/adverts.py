"""Adverts made with known needs: how many of them are proposed, and whether a line is ever lost."""

from adverts.generator import adverts
from adverts.scoring import score


def known(count: int, seeds: int) -> dict[str, int | float]:
    """`count` adverts for each of `seeds`, from the phrases the words were tuned with and from those held out."""
    counts: dict[str, int | float] = {}
    for name, held_out in (("", False), ("held_out_", True)):
        found = score(advert for seed in range(seeds) for advert in adverts(count, held_out, seed))
        assert found.recall >= 0.95, f"recall {found.recall}"
        assert found.precision >= 0.8, f"precision {found.precision}"
        assert not found.lost, f"lost {found.lost[:3]}"
        counts |= {
            f"{name}adverts": found.adverts,
            f"{name}needs": found.found["all"] + found.missed["all"],
            f"{name}recall": round(found.recall, 3),
            f"{name}precision": round(found.precision, 3),
            f"{name}weakest_kind": round(found.weakest, 3),
            f"{name}lost": len(found.lost),
        }
    return counts
