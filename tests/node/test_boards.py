"""Every published board in every profile, by ESPHome itself, and the way of a user who adopts one."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from scripts.bootstrap.paths import COMPONENT, ESPHOME, ESPHOME_ENV, ROOT
from scripts.bootstrap.run import environment, run
from scripts.tools.board_check import HOST, PROFILES, boards, configuration, esphome, generate, validate

if TYPE_CHECKING:
    from pathlib import Path

HOME = "github://footfall-ha/footfall"
VARIANTS = {
    "footfall-esp32": "ESP32",
    "footfall-esp32-c3": "ESP32C3",
    "footfall-esp32-c6": "ESP32C6",
    "footfall-esp32-s3": "ESP32S3",
    "footfall-olimex-esp32-poe": "ESP32",
    "footfall-wt32-eth01": "ESP32",
}
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", (ROOT / "docs/node.md").read_text(), re.MULTILINE | re.DOTALL)
WIRED = {"footfall-olimex-esp32-poe", "footfall-wt32-eth01"}
EACH_BOARD = pytest.mark.parametrize("board", boards(), ids=lambda board: board.stem)
EACH_PROFILE = pytest.mark.parametrize("profile", PROFILES)


def version() -> str:
    found: str = json.loads((COMPONENT / "manifest.json").read_text())["version"]
    return found


class Esphome:
    """What ESPHome makes of the boards, each asked for once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._configs: dict[tuple[Path, str], dict[str, Any]] = {}
        self._sources: dict[tuple[Path, str], Path] = {}

    def config(self, board: Path, profile: str) -> dict[str, Any]:
        """Return the configuration of a board."""
        if (board, profile) not in self._configs:
            self._configs[board, profile] = validate(board, profile, self._folder)
        return self._configs[board, profile]

    def sources(self, board: Path, profile: str) -> Path:
        """Return the folder of the sources that are generated for a board."""
        if (board, profile) not in self._sources:
            self._sources[board, profile] = generate(board, profile, self._folder / board.stem / profile)
        return self._sources[board, profile]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Esphome:
    return Esphome(tmp_path_factory.mktemp("boards"))


def test_the_boards_are_those_that_are_asked_for() -> None:
    assert {board.stem for board in boards()} == set(VARIANTS)
    assert {path.stem for path in ESPHOME.glob("packages/profile-*.yaml")} == {f"profile-{name}" for name in PROFILES}


@EACH_PROFILE
@EACH_BOARD
def test_board_is_valid(board: Path, profile: str, made: Esphome) -> None:
    config = made.config(board, profile)
    assert config["esphome"]["project"] == {"name": "footfall.node", "version": version()}
    assert config["esp32"]["variant"] == VARIANTS[board.stem]
    assert config["esp32"]["framework"]["type"] == "esp-idf"
    assert config["dashboard_import"]["package_import_url"] == f"{HOME}/esphome/{board.name}@main"
    assert set(config["footfall"]["radios"]) == set(profile.split("-"))
    assert ("esp32_ble_tracker" in config) is ("bluetooth" in profile)


@EACH_BOARD
def test_board_counts_on_by_itself_and_can_be_reached(board: Path, made: Esphome) -> None:
    config = made.config(board, "wifi-bluetooth")
    assert config["api"]["reboot_timeout"] == "0s"
    assert config["api"]["encryption"] == {}, "a key that is published is none"
    assert config["logger"]["level"] == "INFO"
    assert "esphome" in {ota["platform"] for ota in config["ota"]}
    assert "safe_mode" in config
    assert ("ethernet" in config) is (board.stem in WIRED)
    assert {name for name in ("wifi", "captive_portal", "improv_serial") if name in config} == (
        set() if board.stem in WIRED else {"wifi", "captive_portal", "improv_serial"}
    )
    if "wifi" in config:
        assert config["wifi"]["reboot_timeout"] == "0s"
        assert "networks" not in config["wifi"], "a network that is published is nobody's"


@pytest.mark.parametrize(("profile", "window"), [("wifi-bluetooth", "100ms"), ("bluetooth", "320ms")])
@pytest.mark.parametrize("board", ["footfall-esp32", "footfall-wt32-eth01"])
def test_bluetooth_gets_its_share_of_the_antenna_wired_or_not(
    board: str, profile: str, window: str, made: Esphome
) -> None:
    scan = made.config(ESPHOME / f"{board}.yaml", profile)["esp32_ble_tracker"]["scan_parameters"]
    assert (scan["interval"], scan["window"], scan["active"]) == ("320ms", window, False)


@EACH_PROFILE
@EACH_BOARD
def test_sources_are_generated(board: Path, profile: str, made: Esphome) -> None:
    sources = made.sources(board, profile)
    main = (sources / "main.cpp").read_text()
    assert 'MDNS_STR("_footfall")' in main
    assert f'set_package_import_url(ESPHOME_F("{HOME}/esphome/{board.name}@main"))' in main
    assert ("WifiSniffer(" in main) is ("wifi" in profile)
    assert ("BluetoothListener(" in main) is ("bluetooth" in profile)
    copied = {path.name for path in (sources / "esphome/components/footfall").glob("*.cpp")}
    assert "footfall_esp32.cpp" in copied
    assert [name for name in copied if name.startswith(("capture_", "footfall_host"))] == []


@EACH_BOARD
def test_four_megabytes_of_flash_hold_two_firmwares_of_the_size_that_the_document_says(
    board: Path, made: Esphome
) -> None:
    """An update over the network needs a second place for the firmware; nobody says that a board has more flash."""
    table = (made.sources(board, "wifi-bluetooth").parent / "partitions.csv").read_text()
    rows = [[cell.strip() for cell in line.split(",")] for line in table.splitlines() if line.strip()]
    sizes = {row[0]: int(row[4], 16) for row in rows}
    assert sizes["app0"] == sizes["app1"] == 1792 << 10
    assert "two places of 1,792 KB each" in (ROOT / "docs/node.md").read_text()
    assert sum(sizes.values()) <= 4 << 20


def test_host_is_valid(tmp_path: Path) -> None:
    host = ESPHOME / f"{HOST}.yaml"
    assert configuration(esphome(["config"], host, tmp_path))["esphome"]["project"]["version"] == version()
    esphome(["compile", "--only-generate"], host, tmp_path)


class Adopter:
    """A user of ESPHome's Device Builder; the project's home is this checkout, as a repository on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._home = folder / "home"
        (self._home / "esphome").mkdir(parents=True)
        tracked = run(["git", "ls-files", "-co", "--exclude-standard", "esphome"], "files", cwd=ROOT)
        for name in tracked.splitlines():
            if (ROOT / name).is_file():
                copy = self._home / name
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes((ROOT / name).read_bytes())
        self._settings = folder / "gitconfig"
        self._settings.write_text(
            f'[url "file://{self._home}"]\n  insteadOf = https://github.com/footfall-ha/footfall.git\n'
            "[user]\n  name = nobody\n  email = nobody@example.org\n[init]\n  defaultBranch = main\n"
        )
        self._git("init", "-q")
        self.commit("The checkout")
        (folder / "secrets.yaml").write_text(
            "wifi_ssid: a shop\nwifi_password: a password\nfallback_password: another one\n"
            f"footfall_key: {base64.b64encode(bytes(range(32))).decode()}\n"
        )

    def _git(self, *words: str) -> None:
        run(["git", *words], "git", cwd=self._home, env={"GIT_CONFIG_GLOBAL": str(self._settings)})

    def commit(self, about: str) -> None:
        """Commit what the home holds now."""
        self._git("add", "-A")
        self._git("commit", "-q", "-m", about)

    def release(self, tag: str) -> None:
        """Tag what was committed last."""
        self._git("tag", tag)

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a file of the home."""
        text = (self._home / path).read_text()
        assert old in text
        (self._home / path).write_text(text.replace(old, new))

    def adopt(self, board: str, network: str) -> Path:
        """Let ESPHome write the configuration of a board that was found with the firmware of `board`."""
        mine = self.folder / "shop-door.yaml"
        program = (
            "from esphome.components.dashboard_import import import_config\n"
            f"import_config({str(mine)!r}, 'shop-door', 'Shop door', 'footfall.node',"
            f" '{HOME}/esphome/{board}.yaml@main', {network!r}, True)\n"
        )
        subprocess.run([ESPHOME_ENV / "bin/python", "-c", program], check=True, env=environment())
        return mine

    def config(self, mine: Path) -> dict[str, Any]:
        """Return what ESPHome makes of it, the component fetched from the home as well."""
        env = {"ESPHOME_DATA_DIR": str(self.folder / "data"), "GIT_CONFIG_GLOBAL": str(self._settings)}
        return configuration(run([ESPHOME_ENV / "bin/esphome", "config", mine], mine.name, env=env))


@pytest.fixture
def adopter(tmp_path: Path) -> Adopter:
    return Adopter(tmp_path)


@pytest.mark.parametrize(("board", "network"), [("footfall-esp32-c3", "wifi"), ("footfall-wt32-eth01", "ethernet")])
def test_adopted_board_keeps_its_name_and_changes_its_profile_by_one_line(
    adopter: Adopter, board: str, network: str
) -> None:
    mine = adopter.adopt(board, network)
    assert set(adopter.config(mine)["footfall"]["radios"]) == {"wifi", "bluetooth"}
    text = mine.read_text()
    mine.write_text(text.replace("substitutions:\n", "substitutions:\n  profile: bluetooth\n"))
    config = adopter.config(mine)
    assert config["esphome"]["name"] == "shop-door"
    assert config["esphome"]["friendly_name"] == "Shop door"
    assert config["esphome"]["name_add_mac_suffix"] is False
    assert len(config["api"]["encryption"]["key"]) > 40
    assert config["footfall"]["radios"] == ["bluetooth"]
    assert config["esp32"]["variant"] == VARIANTS[board]
    if network == "wifi":
        assert len(config["wifi"]["networks"]) == 1


def test_user_who_names_a_release_gets_its_packages_and_its_component(adopter: Adopter) -> None:
    adopter.edit("esphome/components/footfall/__init__.py", "default=-90", "default=-77")
    adopter.commit("A change")
    adopter.release("9.9.9")
    adopter.edit("esphome/components/footfall/__init__.py", "default=-77", "default=-66")
    adopter.commit("Later")
    mine = adopter.folder / "till.yaml"
    mine.write_text(
        'substitutions:\n  ref: "9.9.9"\n  name: till\n'
        f"packages:\n  footfall: {HOME}/esphome/footfall-esp32.yaml@${{ref}}\n"
    )
    assert adopter.config(mine)["footfall"]["signal_gate"] == -77


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_of_the_document_are_valid(adopter: Adopter, example: str) -> None:
    adopter.release(version())
    mine = adopter.folder / "example.yaml"
    package = "" if "packages:" in example else f"packages:\n  footfall: {HOME}/esphome/footfall-esp32.yaml@main\n"
    mine.write_text(package + example)
    assert "footfall" in adopter.config(mine)


def test_published_boards_take_everything_from_one_home() -> None:
    texts = {path: path.read_text() for path in [*boards(), *ESPHOME.glob("packages/*.yaml")]}
    refs = {found for text in texts.values() for found in re.findall(r"github://[^\s@]+@\S+", text)}
    assert {ref.partition("@")[0].startswith(HOME) for ref in refs} == {True}
    assert {ref.partition("@")[2] for ref in refs} == {"main", "${ref}"}
