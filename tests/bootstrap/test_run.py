"""Running other programs: what is returned, and what is said when they fail."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.bootstrap.launch import fail
from scripts.bootstrap.paths import CACHE
from scripts.bootstrap.run import LAST_LINES, environment, hint, run

if TYPE_CHECKING:
    from pathlib import Path


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_what_a_program_prints_is_returned() -> None:
    printed = run(python("import sys; print('one'); print('two', file=sys.stderr)"), "step")
    assert sorted(printed.split()) == ["one", "two"]


def test_a_program_gets_its_folder_and_its_variables_and_no_terminal(tmp_path: Path) -> None:
    code = "import os, sys; print(os.getcwd(), os.environ['WANTED'], repr(sys.stdin.read()))"
    assert run(python(code), "step", cwd=tmp_path, env={"WANTED": "yes"}).split() == [str(tmp_path), "yes", "''"]


def test_output_that_is_no_text_does_not_stop_the_script() -> None:
    assert "\N{REPLACEMENT CHARACTER}" in run(python("import sys; sys.stdout.buffer.write(b'\\xff')"), "step")


def test_a_failure_names_step_program_and_status_and_shows_the_last_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ScriptError) as caught:
        run(python("print(*range(100), sep='\\n'); raise SystemExit(7)"), "host node")
    assert str(caught.value) == f"host node: {sys.executable} ended with status 7"
    assert caught.value.status == 1
    assert capsys.readouterr().err.split() == [str(number) for number in range(100 - LAST_LINES, 100)]


def test_a_program_that_is_missing_is_named() -> None:
    with pytest.raises(ScriptError, match=r"^uv: no-such-program is not on this machine$"):
        run(["no-such-program"], "uv")


def test_a_program_that_never_ends_is_ended() -> None:
    with pytest.raises(ScriptError, match=r"^uv: gave no answer within 0 s; run this again"):
        run(python("import signal; signal.pause()"), "uv", seconds=0.2)


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("tar: write error: No space left on device", "the disk is full; make room and run this again"),
        ("OSError: [Errno 28] No space left on device: 'x'", "the disk is full"),
        ("Err:1 Temporary failure resolving 'mirror'", "the network does not answer; connect it and run this again"),
        ("error: error sending request for url (somewhere)", "the network does not answer"),
        ("NewConnectionError: Failed to establish a new connection: [Errno 101]", "the network does not answer"),
    ],
)
def test_the_usual_causes_are_said(output: str, said: str) -> None:
    with pytest.raises(ScriptError, match=f"status 1: {said}"):
        run(python(f"print({output!r}); raise SystemExit(1)"), "step")


def test_other_causes_are_not_guessed() -> None:
    assert hint("SyntaxError: invalid syntax") == ""


def test_every_cache_lies_in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "CONDA_PREFIX", "UV_CACHE_DIR"):
        monkeypatch.setenv(name, "/elsewhere")
    env = environment({"EXTRA": "1"})
    assert "/elsewhere" not in env.values()
    assert env["EXTRA"] == "1"
    caches = [name for name in env if name.endswith(("_CACHE_DIR", "_CORE_DIR", "_DATA_DIR", "_INSTALL_DIR"))]
    caches.append("PYTHONPYCACHEPREFIX")
    assert len(caches) >= 6
    assert all(env[name].startswith(str(CACHE)) for name in caches)


def test_a_failure_is_one_line_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert fail(ScriptError("uv: no network", 1)) == 1
    assert fail(ScriptError("no such day", 2)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "footfall: uv: no network\nfootfall: no such day\n"
