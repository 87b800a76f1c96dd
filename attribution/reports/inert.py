"""Article text made safe to show: what could steer a terminal or reorder a line is spelled out, nothing is dropped."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[\s\u2028\u2029]+")

# Control characters (the escape that starts an ANSI sequence among them), lone surrogates that no encoding takes, and
# the characters that embed or override direction: "\u202e" makes a terminal show "exe.txt" for "txt.exe".
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSAFE_BUT_SPACE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def inert(text: str) -> str:
    r"""The text on one line: white space in a row shown as one space, unsafe characters as ``<U+001B>``.

    >>> inert("fired\n at the \x1b[31mport")
    'fired at the <U+001B>[31mport'
    """
    return spelled_out(text).strip()


def spelled_out(text: str) -> str:
    r"""The same with the spaces at both ends kept, for a text that is shown piece by piece.

    >>> spelled_out("the \x00 port\n")
    'the <U+0000> port '
    """
    return _UNSAFE.sub(_spelled, _SPACE.sub(" ", text))


def visible(text: str) -> str:
    r"""The text with its spaces, tabs and line breaks as they are, and only unsafe characters spelled out.

    >>> visible("the \x00 port,\n\tclosed")
    'the <U+0000> port,\n\tclosed'
    """
    return _UNSAFE_BUT_SPACE.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
