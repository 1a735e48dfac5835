"""Every language pack proves itself: its samples are read as it says."""

import pytest

from timeline_tui.languages import codes, samples
from timeline_tui.model import Record
from timeline_tui.pipeline import read_one

SAMPLES = [(code, sample) for code in codes() for sample in samples(code)]


@pytest.mark.parametrize(("code", "sample"), SAMPLES, ids=[f"{code}: {sample['text']}" for code, sample in SAMPLES])
def test_sample(code: str, sample: dict[str, object]) -> None:
    text = str(sample["text"])
    timeline = read_one(Record("sample", text, date=str(sample["date"]), language=code))
    assert [timex.value for timex in timeline.timexes] == sample["values"]


@pytest.mark.parametrize("code", codes())
def test_every_language_has_samples(code: str) -> None:
    assert len([sample for language, sample in SAMPLES if language == code]) >= 10
