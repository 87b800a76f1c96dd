"""JSON as text that no terminal acts on and no reader of lines breaks, the same bytes on every run."""

from __future__ import annotations

import json
import re

# json.dumps escapes what lies below U+0020. These it leaves as they are: DEL and the C1 controls and the direction
# overrides act on a terminal, U+0085, U+2028 and U+2029 end a line for many readers of JSON lines, and lone
# surrogates fit in no encoding.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(value: object, indent: int | None = None) -> str:
    r"""A value as JSON, on one line without an indent; letters of all languages stand as they are.

    >>> json_text({"said": "“Não\u2028”"})
    '{"said": "“Não\\u2028”"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
