"""From claims to competing accounts: events, points at issue, relations between claims, and the graph of all of them."""

from attribution.accounts.comparison import Accounts, compare

__all__ = ["Accounts", "compare"]
