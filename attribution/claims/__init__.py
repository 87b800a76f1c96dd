"""From an attribution's content to claims: one proposition each, cut from the text by offsets."""

from attribution.claims.own_voice import own_claims_of
from attribution.claims.propositions import claims_of

__all__ = ["claims_of", "own_claims_of"]
