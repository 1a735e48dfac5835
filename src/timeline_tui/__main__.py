"""`python -m timeline_tui` is the same as the `timeline-tui` command."""

from timeline_tui.cli import console

if __name__ == "__main__":
    console()
