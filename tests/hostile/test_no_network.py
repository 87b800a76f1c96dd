"""Nothing goes online: a whole report is made while every socket is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HOOK = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.bind")):
        raise RuntimeError(f"went online: {event} {arguments}")

sys.addaudithook(refuse)
"""
REPORT = """
from attribution.cli import main
sys.exit(main(["report", *sys.argv[1:]]))
"""
PAGE = """<!DOCTYPE html SYSTEM "http://news.example/page.dtd"><html><head><link rel="stylesheet" href="http://news.example/a.css">
<title>Pier shut</title><base href="http://news.example/"></head><body><article><img src="http://news.example/pier.jpg">
<p>"The pier is not safe," said Ada Quill, the engineer who runs it.</p><p>The mayor denied on Monday that it was shut.</p>
</article><script src="http://news.example/a.js"></script></body></html>"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", HOOK + code, *arguments], capture_output=True, text=True, timeout=300)


def test_a_whole_report_is_made_offline(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf8")
    (tmp_path / "wire.txt").write_text("Pier shut\\n\\nThe pier was never shut, the mayor said on 4 May.\\n", encoding="utf8")
    done = run(REPORT, str(tmp_path / "page.html"), str(tmp_path / "wire.txt"), "-o", str(tmp_path / "story.html"))
    assert done.returncode == 0, done.stderr
    assert "The pier is not safe" in (tmp_path / "story.html").read_text(encoding="utf8")


def test_the_refusal_works() -> None:
    done = run("import socket\nsocket.create_connection(('localhost', 9))")
    assert "went online: socket.getaddrinfo" in done.stderr
