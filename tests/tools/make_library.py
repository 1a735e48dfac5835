"""Make a folder of made-up articles: `python tests/tools/make_library.py FOLDER [COUNT] [--broken PERCENT]`.

Eight languages, seven formats, the encodings that go with them, 3 to 10 KB of text each. The same arguments give the
same files, byte for byte.
"""

import argparse
import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

LEGACY = {"ru": "windows-1251", "uk": "koi8-u"}
FORMATS = ("txt", "txt", "md", "html", "eml", "docx", "jsonl")
PLACES = {
    "en": ("Halifax", "Bergen", "Nairobi"), "it": ("Trieste", "Lisbona", "Atene"), "de": ("Bremen", "Oslo", "Wien"),
    "fr": ("Nantes", "Dakar", "Genève"), "es": ("Sevilla", "Lima", "Quito"), "pt": ("Porto", "Recife", "Luanda"),
    "ru": ("Казань", "Ереван", "Рига"), "uk": ("Львів", "Одеса", "Варшава"),
}  # fmt: skip
NAMES = {
    "en": ("Ada Moss", "Tom Reed"), "it": ("Livia Conti", "Bruno Serra"), "de": ("Jana Vogt", "Uwe Lang"),
    "fr": ("Lise Morel", "Paul Garnier"), "es": ("Inés Rojas", "Luis Vega"), "pt": ("Rita Pires", "Rui Lobo"),
    "ru": ("Анна Белова", "Пётр Зимин"), "uk": ("Олена Гай", "Іван Лісовий"),
}  # fmt: skip
SENTENCES: dict[str, tuple[str, ...]] = {
    "en": ("On {day} June {year} the harbour council met in {place} at {hour}:30.",
           "“The work will go on until autumn,” said {name} yesterday.",
           "Two days later the bridge was closed, and the ferries stayed in port."),
    "it": ("Il {day} giugno {year} il consiglio del porto si è riunito a {place} alle {hour}.30.",
           "“I lavori andranno avanti fino all'autunno”, ha detto ieri {name}.",
           "Due giorni dopo il ponte è stato chiuso e i traghetti sono rimasti in porto."),
    "de": ("Am {day}. Juni {year} tagte der Hafenrat in {place} um {hour}.30 Uhr.",
           "„Die Arbeiten gehen bis zum Herbst weiter“, sagte {name} gestern.",
           "Zwei Tage später wurde die Brücke gesperrt, und die Fähren blieben im Hafen."),
    "fr": ("Le {day} juin {year}, le conseil du port s'est réuni à {place} à {hour}h30.",
           "« Les travaux dureront jusqu'à l'automne », a déclaré hier {name}.",
           "Deux jours plus tard, le pont a été fermé et les bacs sont restés à quai."),
    "es": ("El {day} de junio de {year} el consejo del puerto se reunió en {place} a las {hour}:30.",
           "«Las obras seguirán hasta el otoño», dijo ayer {name}.",
           "Dos días después se cerró el puente y los barcos se quedaron en el puerto."),
    "pt": ("Em {day} de junho de {year}, o conselho do porto reuniu-se em {place} às {hour}h30.",
           "“As obras vão continuar até ao outono”, disse ontem {name}.",
           "Dois dias depois a ponte foi fechada e os barcos ficaram no porto."),
    "ru": ("{day} июня {year} года совет порта собрался в городе {place} в {hour}:30.",
           "«Работы продолжатся до осени», — сказала вчера {name}.",
           "Через два дня мост закрыли, и паромы остались в порту."),
    "uk": ("{day} червня {year} року рада порту зібралася у місті {place} о {hour}:30.",
           "«Роботи триватимуть до осені», — сказала вчора {name}.",
           "Через два дні міст закрили, і пороми залишилися в порту."),
}  # fmt: skip
PLAIN: dict[str, tuple[str, ...]] = {
    "en": ("The quay is old, and the stones of its northern side have been loose for as long as anybody remembers.",
           "Many of the fishermen who live behind the market depend on the ferries and on the ice house.",
           "The company that runs the cranes has its own view of the matter and does not hide it."),
    "it": ("La banchina è vecchia e le pietre del lato nord sono malferme da sempre.",
           "Molti pescatori che abitano dietro il mercato vivono dei traghetti e della fabbrica del ghiaccio.",
           "La società che gestisce le gru ha un'idea sua della faccenda e non la nasconde."),
    "de": ("Der Kai ist alt, und die Steine der Nordseite sitzen locker, solange man denken kann.",
           "Viele Fischer, die hinter dem Markt wohnen, leben von den Fähren und vom Eishaus.",
           "Die Firma, der die Kräne gehören, hat ihre eigene Meinung und verbirgt sie nicht."),
    "fr": ("Le quai est vieux et les pierres du côté nord bougent de mémoire de marin.",
           "Beaucoup de pêcheurs qui habitent derrière le marché vivent des bacs et de la glacière.",
           "La société qui exploite les grues a son idée sur la question et ne la cache pas."),
    "es": ("El muelle es viejo y las piedras del lado norte están sueltas desde siempre.",
           "Muchos pescadores que viven detrás del mercado dependen de los barcos y de la fábrica de hielo.",
           "La empresa que maneja las grúas tiene su propia idea del asunto y no la oculta."),
    "pt": ("O cais é velho e as pedras do lado norte estão soltas desde sempre.",
           "Muitos pescadores que vivem atrás do mercado dependem dos barcos e da fábrica de gelo.",
           "A empresa que opera as gruas tem a sua ideia do assunto e não a esconde."),
    "ru": ("Причал старый, и камни северной стороны шатаются, сколько люди себя помнят.",
           "Многие рыбаки, живущие за рынком, зависят от паромов и от ледника.",
           "У компании, которой принадлежат краны, своё мнение, и она его не скрывает."),
    "uk": ("Причал старий, і каміння північного боку хитається, скільки люди себе пам'ятають.",
           "Багато рибалок, що живуть за ринком, залежать від поромів і від льодовні.",
           "Компанія, якій належать крани, має власну думку й не приховує її."),
}  # fmt: skip
_TELLING = 0.25
"""The share of sentences that tell a time or what somebody said, about that of news."""
_START = datetime(2024, 6, 1, 8, tzinfo=UTC)


class Article:
    """One made-up article: what it says, in which language, and when it came out."""

    def __init__(self, number: int, luck: random.Random) -> None:
        self.number = number
        self.language = sorted(SENTENCES)[number % len(SENTENCES)]
        self.date = _START + timedelta(hours=7 * number)
        size, told = luck.randint(3_000, 10_000), 0
        paragraphs: list[str] = []
        while told < size:
            paragraphs.append(" ".join(self._sentence(luck) for _ in range(luck.randint(2, 5))))
            told += len(paragraphs[-1].encode())
        self.title = f"{luck.choice(PLACES[self.language])} {number}"
        self.paragraphs = paragraphs

    def _sentence(self, luck: random.Random) -> str:
        kind = SENTENCES if luck.random() < _TELLING else PLAIN
        return luck.choice(kind[self.language]).format(
            day=luck.randint(1, 30), year=luck.randint(2019, 2024), hour=luck.randint(8, 19),
            place=luck.choice(PLACES[self.language]), name=luck.choice(NAMES[self.language]),
        )  # fmt: skip

    @property
    def text(self) -> str:
        """Its words, a blank line between paragraphs."""
        return "\n\n".join([self.title, *self.paragraphs]) + "\n"


def _txt(article: Article) -> bytes:
    wide = "utf-16" if article.number % 3 == 0 else "utf-8"
    return article.text.encode(LEGACY.get(article.language, wide), "replace")


def _md(article: Article) -> bytes:
    head = f"---\ntitle: {article.title}\ndate: {article.date.isoformat()}\nlang: {article.language}\n---\n"
    return (head + article.text).encode()


def _html(article: Article) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in article.paragraphs)
    meta = f'<meta property="article:published_time" content="{article.date.isoformat()}">'
    return (
        f'<!doctype html><html lang="{article.language}"><head><meta charset="utf-8"><title>{article.title}</title>'
        f"{meta}</head><body><article><h1>{article.title}</h1>{body}</article></body></html>"
    ).encode()


def _eml(article: Article) -> bytes:
    charset = LEGACY.get(article.language, "utf-8")
    head = (
        f"Date: {article.date:%a, %d %b %Y %H:%M:%S} +0000\nSubject: Harbour {article.number}\nMIME-Version: 1.0\n"
        f"Message-ID: <{article.number}@example.org>\nContent-Type: text/plain; charset={charset}\n"
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    return head.encode() + article.text.encode(charset, "replace")


def _docx(article: Article) -> bytes:
    from io import BytesIO

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in article.paragraphs)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            zipfile.ZipInfo("word/document.xml"), f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        )
    return out.getvalue()


def _jsonl(article: Article) -> bytes:
    record = {"text": article.text, "date": article.date.isoformat(), "lang": article.language}
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


WRITERS: dict[str, Callable[[Article], bytes]] = {
    "txt": _txt, "md": _md, "html": _html, "eml": _eml, "docx": _docx, "jsonl": _jsonl,
}  # fmt: skip
BROKEN = (("broken.pdf", b"%PDF-1.7 nothing"), ("broken.docx", b"PK\x03\x04word/ cut"), ("empty.txt", b" \n"),
          ("broken.jsonl", b'{"text": \n'), ("locked.epub", b"PK\x03\x04 cut"))  # fmt: skip


def make(folder: Path, count: int, broken: int = 0) -> int:
    """Write so many articles into a folder, and for each hundred so many broken files; return how many are broken."""
    luck = random.Random(count)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        article = Article(number, luck)
        kind = FORMATS[number // len(SENTENCES) % len(FORMATS)]
        (folder / f"{number:05}-{article.language}.{kind}").write_bytes(WRITERS[kind](article))
    bad = count * broken // 100
    for number in range(bad):
        name, data = BROKEN[number % len(BROKEN)]
        (folder / f"{number * count // max(bad, 1):05}-{name}").write_bytes(data)
    return bad


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?", default=1_000)
    parser.add_argument("--broken", type=int, default=0, metavar="PERCENT")
    asked = parser.parse_args()
    print(f"{asked.count} articles, {make(asked.folder, asked.count, asked.broken)} broken files")
