"""The language of a text is told from its own words, a sentence or a phrase being enough."""

import pytest

from timeline_tui.languages import codes, head
from timeline_tui.languages.detect import detect

SENTENCES = {
    "de": "Die Ministerin hat gestern Abend erklärt, dass der Vertrag nicht verlängert wird.",
    "en": "The minister said yesterday evening that the contract would not be renewed.",
    "es": "La ministra dijo ayer por la tarde que el contrato no será renovado.",
    "fr": "La ministre a déclaré hier soir que le contrat ne serait pas renouvelé.",
    "it": "La ministra ha detto ieri sera che il contratto non sarà rinnovato.",
    "pt": "A ministra disse ontem à noite que o contrato não será renovado.",
    "ru": "Вчера вечером министр заявила, что договор не будет продлён.",
    "uk": "Учора ввечері міністерка заявила, що договір не буде продовжено.",
}
PHRASES = [
    ("übermorgen um halb acht", "de"),
    ("three weeks ago", "en"),
    ("hace tres semanas", "es"),
    ("il y a trois semaines", "fr"),
    ("tre settimane fa", "it"),
    ("há três semanas", "pt"),
    ("три недели назад", "ru"),
    ("три тижні тому", "uk"),
    ("lunedi mattina", "it"),
    ("SABADO POR LA MAÑANA", "es"),
]


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_a_sentence_of_each_language(code: str, sentence: str) -> None:
    assert detect(sentence) == code
    assert detect(sentence.upper()) == code


@pytest.mark.parametrize(("phrase", "code"), PHRASES)
def test_phrases(phrase: str, code: str) -> None:
    assert detect(phrase) == code


def test_every_pack_can_be_told() -> None:
    assert set(codes()) == set(SENTENCES)


@pytest.mark.parametrize("text", ["", " \n", "12.30 - 14.00", "日本語", "\ud800", "x" * 100_000])
def test_what_tells_nothing_is_english(text: str) -> None:
    assert detect(text) == "en"


def test_quoted_words_of_another_language_do_not_decide() -> None:
    assert detect("Il film “The Road to the Sea” è uscito ieri nelle sale, dopo mesi di attesa.") == "it"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert detect("Il consiglio si è riunito ieri. " * 1_000 + SENTENCES["de"] * 10_000) == "it"


def test_the_head_of_a_pack_is_read_without_the_rest() -> None:
    assert set(head("it")) >= {"code", "name", "stopwords", "calendar", "timewords", "letters", "pieces"}
