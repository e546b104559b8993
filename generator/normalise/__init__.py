"""Mentions → observations: concept, unit, period, region, comparator."""

from generator.normalise.observations import normalise

__all__ = ["normalise"]
