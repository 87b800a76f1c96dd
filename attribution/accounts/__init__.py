"""From claims to competing accounts: events, points at issue, relations between claims, and the graph of all of them."""
