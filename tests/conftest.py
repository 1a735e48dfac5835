"""For all tests; pytest puts this folder on the path too, so that every test can import `support`."""

import pytest


@pytest.fixture(autouse=True)
def nobodys_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The marks and memory of whoever runs the tests are none of their business."""
    home = tmp_path_factory.getbasetemp() / "nobody"
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name))
