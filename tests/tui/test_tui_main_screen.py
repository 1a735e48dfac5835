"""What the main screen shows, and how it moves."""

import threading

from support import LISBON, TOKYO, event, many, moment, timeline
from timeline_tui.present.rows import Rows
from timeline_tui.views.tui.messages import RowsMade
from timeline_tui.views.tui.screens.explorer import ExplorerScreen


async def test_the_header_says_what_is_read_and_whose_clocks(explore):
    async with explore() as sight:
        header = sight.lines[0]
        assert "Fiume chiuso, porto aperto · Lisbona, 14 maggio 2024" in header
        assert "7 events" in header and "4 quotes" in header and "⚠ 1" in header and "ℹ 1" in header
        assert header.endswith("Lisbon ⇄ Tokyo")
        assert "Tokyo JST" in sight.line("Lisbon WEST")


async def test_one_row_has_both_clocks_and_the_conflict_stands_at_the_clock_it_concerns(explore):
    async with explore() as sight:
        row = sight.line("La riunione")
        assert row.index("09:00") < row.index("17:00 ⚠") < row.index("La riunione")


async def test_a_coarse_moment_keeps_its_words_and_an_undated_one_has_no_time(explore):
    async with explore() as sight:
        assert "ieri sera" in sight.line("il volo") and "02–08 +1" in sight.line("il volo")
        undated = sight.line("sopralluogo").partition("│")[0]
        assert undated.split() == ["◌", "sopralluogo", "dei", "tecnici"]
        assert "00:00" not in sight.text.replace("18:00–24:00  Lisbon", "")


async def test_the_glyph_says_how_sure_the_time_is(explore):
    async with explore() as sight:
        assert sight.line("La riunione").lstrip()[0] == "█"
        assert sight.line("Duarte Salvado ha").lstrip()[0] == "░"
        assert sight.line("Emi Kuroda torn").lstrip()[0] == "▷"
        assert sight.line("▒").index("▒") == 1


async def test_down_and_up_move_the_cursor_and_the_detail_follows(explore):
    async with explore() as sight:
        assert "il volo" in sight.selected and sight.lines[-1].endswith("1 of 7")
        await sight.press("j", "down", "j", "down")
        assert "La riunione" in sight.selected and sight.lines[-1].endswith("5 of 7")
        assert "Tue 14 May 2024  “questa mattina alle 9 ora" in sight.detail
        await sight.press("k", "up")
        assert "la visita" in sight.selected


async def test_home_and_end_and_the_days(explore):
    async with explore() as sight:
        await sight.press("end")
        assert "i lavori" in sight.selected
        await sight.press("home")
        assert "il volo" in sight.selected
        await sight.press("J", "J")
        assert "Duarte Salvado" in sight.selected
        await sight.press("K", "K")
        assert "il volo" in sight.selected
        await sight.press(">")
        assert "i lavori" in sight.selected


async def test_the_day_stays_in_sight_while_its_rows_scroll(explore):
    async with explore(many(400), size=(120, 20)) as sight:
        first = sight.lines[2]
        assert first.startswith(" Mon 1 Jan 2001 ─")
        for _ in range(3):
            await sight.press("pagedown")
            assert sight.lines[2].lstrip()[:3] in {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
        above = [line for line in sight.lines[3:-1] if "─" in line.partition("│")[0]]
        assert all(not line.startswith(sight.lines[2][:16]) for line in above)


async def test_paging_shows_every_row_once_and_home_brings_back_the_first(explore):
    async with explore(many(300), size=(120, 21)) as sight:
        seen = set()
        for _ in range(30):
            seen.update(word for line in sight.lines for word in [line.partition("numéro ")[2].split(" ")[0]] if word)
            await sight.press("pagedown")
        assert len(seen) == 300
        assert sight.lines[-1].endswith("300 of 300")
        await sight.press("home")
        assert sight.lines[2].startswith(" Mon 1 Jan 2001") and sight.lines[-1].endswith("1 of 300")


async def test_only_rows_in_sight_are_asked_for(explore, monkeypatch):
    from timeline_tui.present.rows import Rows

    asked = []
    made = Rows.__getitem__
    monkeypatch.setattr(Rows, "__getitem__", lambda rows, at: asked.append(at) or made(rows, at))
    async with explore(many(20_000)) as sight:
        await sight.press("end", "pageup", "home", "pagedown")
        assert len(asked) < 1500


async def test_swapping_clocks_swaps_columns_and_days(explore):
    async with explore() as sight:
        await sight.press("z")
        row = sight.line("La riunione")
        assert row.index("17:00 ⚠") < row.index("09:00")
        assert sight.lines[0].endswith("Tokyo ⇄ Lisbon")
        assert "il volo" in sight.selected, "the cursor stays on its event"


async def test_zoom_changes_the_headings(explore):
    async with explore() as sight:
        await sight.press("minus")
        assert any(line.startswith(" May 2024 ─") for line in sight.lines)
        await sight.press("plus")
        assert any(line.startswith(" Tue 14 May 2024 ─") for line in sight.lines)


async def test_long_titles_wrap_and_nothing_breaks_the_screen(explore):
    long = event("e", moment("2024-05-14T09:00"))
    from dataclasses import replace

    wild = replace(long, title="[bold]x[/bold] \x1b[31m 日本語 " + "parola " * 60)
    async with explore(timeline(wild, zones=(LISBON, TOKYO)), size=(100, 30)) as sight:
        assert "[bold]x[/bold]" in sight.text
        assert "\x1b" not in sight.text
        assert "…" in sight.text
        assert all(len(line) <= 100 for line in sight.lines)


async def test_an_empty_timeline_says_so(explore):
    async with explore(timeline()) as sight:
        assert "No event was found" in sight.text
        assert sight.lines[-1].endswith("0 of 0")
        await sight.press("down", "pagedown", "end", "J", "enter", "y", "n", "escape")


async def test_a_long_timeline_is_shown_before_all_of_it_is_sorted(explore, monkeypatch):
    monkeypatch.setattr("timeline_tui.views.tui.screens.base._MANY", 50)
    monkeypatch.setattr("timeline_tui.views.tui.screens.base._SKETCH", 20)
    story, finished = many(200), threading.Event()
    really = ExplorerScreen._finish

    def later(screen, sketch):
        finished.wait(20)
        really(screen, sketch)

    monkeypatch.setattr(ExplorerScreen, "_finish", later)
    async with explore(story) as sight:
        whole, rows = Rows(story), sight.app.explorer.rows
        assert 20 <= rows.events < 200 and rows[:20] == whole[:20]
        await sight.press("down", "down")
        assert sight.lines[-1].endswith("3 of 200")
        chosen = sight.selected
        finished.set()
        await sight.app.workers.wait_for_complete()
        await sight.pilot.pause()
        assert sight.app.explorer.rows.events == 200 and sight.selected == chosen
        await sight.press("end")
        assert sight.lines[-1].endswith("200 of 200")


async def test_a_filter_typed_before_all_is_sorted_is_kept(explore, monkeypatch):
    monkeypatch.setattr("timeline_tui.views.tui.screens.base._MANY", 50)
    async with explore(many(200)) as sight:
        sight.app.explorer.set_filter("numero 17")
        sight.app.explorer.on_rows_made(RowsMade(Rows(many(3)), Rows(many(3))))
        await sight.app.workers.wait_for_complete()
        await sight.pilot.pause()
        assert sight.app.explorer.rows.events == 12
