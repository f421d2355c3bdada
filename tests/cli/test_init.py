import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from archiver.cli.init import command


def test_a_working_folder_lists_the_outlets_and_an_own_one(tmp_path):
    folder = tmp_path / "travail"
    assert CliRunner().invoke(command, [str(folder)]).exit_code == 0
    own = 'Outlet(name="monjournal", title="Mon", hosts=["m.example"], home="https://m.example/", feeds=["/rss.xml"])'
    (folder / "outlets" / "monjournal.py").write_text(f"from archiver.outlets import Outlet\nOUTLET = {own}\n")
    scrapy = str(Path(sys.executable).with_name("scrapy"))
    listed = subprocess.run(
        [scrapy, "list"], cwd=folder, capture_output=True, text=True, check=True, env=dict(os.environ)
    ).stdout.split()
    assert {"monjournal", "lemonde", "urls", "feed", "sitemap"} <= set(listed)


def test_files_that_are_there_are_kept(tmp_path):
    (tmp_path / "settings.py").write_text("# mine\n")
    result = CliRunner().invoke(command, [str(tmp_path)])
    assert "kept" in result.output
    assert (tmp_path / "settings.py").read_text() == "# mine\n"


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "fichier").touch()
    result = CliRunner().invoke(command, [str(tmp_path / "fichier" / "travail")])
    assert "choose another folder" in str(result.exception)
