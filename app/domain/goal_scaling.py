"""One number for several goals, as Kiresuk and Sherman (1968) sum up goal attainment scaling.

With weights w and rungs x, T = 50 + 10 * sum(w x) / sqrt((1 - r) * sum(w^2) + r * (sum w)^2), where r = 0.3 is how much
the goals are taken to go together; 50 is what was expected. The formula in a practical guide of 2009 was misprinted and
corrected by its erratum; this is the corrected one.
"""

from collections.abc import Sequence
from math import sqrt

GO_TOGETHER = 0.3


def t_score(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Of each goal its weight and the rung it is at; None without any weight."""
    weights = [weight for weight, _rung in pairs]
    spread = (1 - GO_TOGETHER) * sum(weight * weight for weight in weights) + GO_TOGETHER * sum(weights) ** 2
    if spread <= 0:
        return None
    return 50 + 10 * sum(weight * rung for weight, rung in pairs) / sqrt(spread)
