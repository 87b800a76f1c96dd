"""Keeps pytest from collecting doctests of modules whose extra is not installed."""

from importlib.util import find_spec

NEEDS = {"torch": "attribution/training/*", "ray": "attribution/distributed/*"}

collect_ignore_glob = [modules for needed, modules in NEEDS.items() if not find_spec(needed)]
