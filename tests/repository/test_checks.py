"""The checks of `scripts/lint`: the project passes those that read texts, and each finds what is planted."""

import subprocess
from typing import TYPE_CHECKING

import pytest

from scripts.bootstrap.errors import ScriptError
from scripts.tools import lint
from scripts.tools.checks import programs, texts
from scripts.tools.checks.tree import Tree, checkout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

SELF_READING = [
    texts.forbidden_words,
    texts.long_files,
    texts.broken_texts,
    texts.broken_json,
    texts.broken_yaml,
    programs.shell,
]
LOOK_ALIKES = ["https://esphome.io/", "homework/root/x", "TODOS = 1", "~/tmp/x", "pytest.skip('why')"]


def planted(root: Path, **files: str) -> Tree:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return Tree(root, tuple(files))


@pytest.mark.parametrize("check", SELF_READING, ids=lambda check: check.__name__)
def test_the_project_passes(tree: Tree, check: Callable[[Tree], Iterable[str]]) -> None:
    assert list(check(tree)) == []


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("fetch('https://registry." + "npmjs.org/x')", "registry"),
        ("https://files." + "pythonhosted.org/packages/", "registry"),
        ("open('/" + "root/x')", "path of one machine"),
        ("cd /" + "tmp/x", "path of one machine"),
        ("# " + "TO" + "DO: later", "unfinished"),
        ("raise NotImplemented" + "Error", "unfinished"),
        ("@pytest.mark." + "skip", "skips"),
    ],
)
def test_what_must_not_stand_in_a_file_is_found_with_its_line(tmp_path: Path, line: str, meaning: str) -> None:
    found = list(texts.forbidden_words(planted(tmp_path, **{"a.py": f'"""Doc."""\n\n{line}\n'})))
    assert len(found) == 1
    assert found[0].startswith("a.py:3:")
    assert meaning in found[0]


@pytest.mark.parametrize(
    "line", ["https://esphome.io/", "homework/root/x", "TODOS = 1", "~/tmp/x", "pytest.skip('why')"]
)
def test_what_only_looks_like_it_is_left_alone(tmp_path: Path, line: str) -> None:
    assert list(texts.forbidden_words(planted(tmp_path, **{"a.py": f"{line}\n"}))) == []


def test_pictures_are_not_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\0/" + b"root/")
    assert list(texts.forbidden_words(Tree(tmp_path, ("a.png",)))) == []


def test_a_source_file_over_the_limit_is_found_and_a_built_one_is_not(tmp_path: Path) -> None:
    tree = planted(tmp_path, **{"a.py": "\n" * 501, "b.py": "\n" * 500, "c.md": "\n" * 900, "dist/d.ts": "\n" * 900})
    assert [line.split(":")[0] for line in texts.long_files(tree)] == ["a.py"]


def test_damaged_json_is_found(tmp_path: Path) -> None:
    tree = planted(tmp_path, **{"a.json": "{", "b.json": '{"x": 1, "x": 2}', "c.json": "[1]"})
    found = list(texts.broken_json(tree))
    assert [line.split(":")[0] for line in found] == ["a.json", "b.json"]
    assert "x twice" in found[1]


def test_a_manifest_out_of_order_is_found(tmp_path: Path) -> None:
    bad = planted(tmp_path, **{texts.MANIFEST: '{"name": "F", "domain": "f", "version": "1"}'})
    assert "domain, name" in next(iter(texts.broken_json(bad)))
    good = planted(tmp_path, **{texts.MANIFEST: '{"domain": "f", "name": "F", "codeowners": [], "version": "1"}'})
    assert list(texts.broken_json(good)) == []


def test_damaged_yaml_is_found_and_esphomes_tags_are_not(tmp_path: Path) -> None:
    tree = planted(
        tmp_path,
        **{
            "a.yaml": "x: [1\n",
            "b.yml": "x:\n  y: 1\n  y: 2\n",
            "c.yaml": "x: !lambda return 1;\ny: !secret key\n",
            "d.yaml": "---\n- 1\n---\n- 2\n",
        },
    )
    found = list(texts.broken_yaml(tree))
    assert [line.split(":")[0] for line in found] == ["a.yaml", "b.yml"]
    assert found[1] == "b.yml:3: says y twice"


def test_texts_of_another_kind_are_found(tmp_path: Path) -> None:
    tree = planted(tmp_path, **{"a.md": "x", "b.md": "x\n"})
    (tmp_path / "c.py").write_bytes(b"x\r\n")
    (tmp_path / "d.py").write_bytes(b"\xff\n")
    found = list(texts.broken_texts(Tree(tmp_path, (*tree.files, "c.py", "d.py"))))
    assert [line.split(":")[0] for line in found] == ["a.md", "c.py", "d.py"]


def test_a_broken_shell_script_is_found(tmp_path: Path) -> None:
    tree = planted(tmp_path, run="#!/usr/bin/env bash\nif true; then\n", other="#!/usr/bin/env python3\nif (\n")
    assert any("run" in line for line in programs.shell(tree))


def test_cpp_that_warns_is_found_and_esphomes_own_is_left_out(tmp_path: Path) -> None:
    folder = programs.COMPONENT
    tree = planted(
        tmp_path,
        **{
            f"{folder}/narrow.h": "#pragma once\ninline unsigned char f(int x) { return x; }\n",
            f"{folder}/good.h": "#pragma once\ninline int g() { return 1; }\n",
            f"{folder}/good.cpp": '#include "good.h"\nint h() { return g(); }\n',
            f"{folder}/component.h": '#include "esphome/core/component.h"\n',
            f"{folder}/user.cpp": '#include "component.h"\nint x = unknown;\n',
        },
    )
    assert programs.platform_free(tree) == [f"{folder}/narrow.h", f"{folder}/good.h", f"{folder}/good.cpp"]
    found = list(programs.cpp_warnings(tree))
    assert found
    assert all(line.startswith(f"{folder}/narrow.h:2:") for line in found)


def test_a_program_that_is_missing_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"no-such-program does not start .* scripts/setup"):
        programs.complaints(Tree(tmp_path, ()), "no-such-program")


def test_a_new_file_is_looked_at_and_an_ignored_or_deleted_one_is_not(tmp_path: Path) -> None:
    planted(tmp_path, **{".gitignore": "out/\n", "kept.py": "", "deleted.py": "", "out/built.py": ""})
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "deleted.py"], cwd=tmp_path, check=True)
    (tmp_path / "deleted.py").unlink()
    assert checkout(tmp_path).files == (".gitignore", "kept.py")


def test_lint_says_what_it_found_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = planted(tmp_path, **{"a.json": "{", "b.yaml": "x: 1\n"})
    monkeypatch.setattr(lint, "checkout", lambda _root: tree)
    assert lint.main(["json", "yaml"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("FAIL  json")
    assert lines[1].strip().startswith("a.json:")
    assert lines[2].startswith("ok    yaml")
    assert lines[3].startswith("1 findings")
    assert lint.main(["yaml"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Clean."
