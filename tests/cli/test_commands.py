import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import click
import pytest

from archiver import cli

NAMES = [module.name for module in iter_modules(cli.__path__)]


@pytest.mark.parametrize("module", NAMES)
def test_each_file_of_the_command_line_is_a_command_with_a_help(module):
    command = import_module(f"archiver.cli.{module}").command
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert command.help
    assert all(option.help for option in options)


def test_the_list_of_commands_tells_what_each_is_for_without_loading_them():
    script = (
        "import sys; from archiver.cli import group\n"
        "try: group(['--help'])\nfinally: print(any(name.startswith('archiver.cli.') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("False")
    assert all(f"  {name.rstrip('_')} " in done.stdout for name in NAMES)
