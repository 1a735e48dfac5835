"""Several documents on one timeline: rows that more than one carries, and the list of documents."""

from telling_support import articles

from timeline_tui.pipeline import timeline

WIRE = "BERN, May 14 2024 — Ida Falk and Tom Renn spoke by telephone on Tuesday at 9 a.m. The river rose on May 12."
PAPER = "Ida Falk and Tom Renn held a telephone conversation on Tuesday at 9 a.m. in Bern. The mayor left on May 13."
STORY = timeline(articles(WIRE, PAPER, f"{WIRE} Copyright."))


async def test_a_row_says_how_many_carry_it_and_the_pane_which(explore):
    async with explore(STORY) as sight:
        await sight.press("end", "1")
        assert "×2" in sight.text and "3 sources" in sight.lines[0]
        await sight.press("5")
        assert "Told by 2 sources: same time" in sight.detail


async def test_the_list_of_sources_leads_to_the_article(explore):
    async with explore(STORY) as sight:
        await sight.press("S")
        assert "the same text as a" in sight.line("c · ") and "2 events" in sight.line("b · ")
        await sight.press("down", "enter")
        assert "The mayor left on" in sight.detail


async def test_the_source_key_goes_on_to_the_next_article_that_tells_of_the_event(explore):
    async with explore(STORY) as sight:
        await sight.press("end", "3")
        assert "3 Source 2" in sight.detail and "river rose" in sight.detail
        await sight.press("3")
        assert "The mayor left on" in sight.detail and "Source 2 of 2: b" in sight.lines[-1]
        await sight.press("3")
        assert "river rose" in sight.detail
