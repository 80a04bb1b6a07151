"""The terminal door: `defenders`. One module a command group; each parses arguments, calls and prints."""

from cli.application import main

__all__ = ["main"]
