"""The detail pane, its tabs, the way deeper and back, and windows of every size."""

import pytest

from support import many


async def test_tabs_by_number_and_by_letter(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k")
        await sight.press("2")
        assert "“Abbiamo aspettato a lungo. Ora il porto riapre“" in sight.detail
        assert "— Duarte Salvado" in sight.detail
        await sight.press("l")
        assert "Il ministro dei trasporti" in sight.detail
        await sight.press("l")
        assert "UTC" in sight.detail and "08:00" in sight.detail
        await sight.press("5")
        assert "characters" in sight.detail
        await sight.press("1")
        assert "Who    Duarte Salvado · Emi Kuroda" in sight.detail
        await sight.press("h")
        assert "characters" in sight.detail


async def test_the_source_shows_the_words_of_the_event_marked(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k", "3")
        assert "on #2c3850" in sight.style("La riunione è")
        assert "underline" in sight.style("14 maggio 2024") or "#8fbcf0" in sight.style("14 maggio 2024")


async def test_enter_goes_deeper_and_escape_comes_back(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k")
        await sight.press("enter", "enter")
        assert "▶“Abbiamo aspettato" in sight.detail
        await sight.press("down")
        assert "▶“passo avanti”" in sight.detail
        await sight.press("enter")
        assert "Quote" in sight.text and "Ines Prata" in sight.text and "quoted words" in sight.text
        assert "characters" in sight.line("Source Fiume")
        await sight.press("enter")
        assert "#e6c083" in sight.style("passo avanti") and "Il ministro dei trasporti" in sight.detail
        await sight.press("escape")
        assert sight.app.explorer.list.has_focus
        await sight.press("q")
        assert sight.app.return_code == 0


async def test_tab_gives_the_keys_to_the_other_pane(explore):
    async with explore(size=(120, 14)) as sight:
        await sight.press("end", "k", "k")
        row = sight.selected
        await sight.press("tab", "down", "down")
        assert sight.selected == row
        assert "La riunione è cominciata" not in sight.detail.splitlines()[3]
        await sight.press("tab", "up")
        assert "Duarte Salvado ha" in sight.selected


async def test_quotes_are_walked_in_the_order_of_the_rows(explore):
    async with explore() as sight:
        forth = []
        for key in (")", "]", ")", "]"):
            await sight.press(key)
            forth.append(sight.quote)
        assert len(set(forth)) == 4 and "Abbiamo aspettato" in forth[1] and "passo avanti" in forth[2]
        assert "Emi Kuroda torn" in sight.selected
        await sight.press(")")
        assert "no further quote" in sight.lines[-1]
        back = [sight.quote]
        for key in ("(", "[", "("):
            await sight.press(key)
            back.append(sight.quote)
        assert back == forth[::-1]


async def test_maximise_gives_one_pane_the_whole_screen(explore):
    async with explore() as sight:
        await sight.press("m")
        assert "1 Event" not in sight.text and "il volo" in sight.text
        await sight.press("tab")
        assert "1 Event" in sight.text and "Lisbon WEST    Tokyo" not in sight.text
        await sight.press("m", "tab")
        assert "1 Event" in sight.text and "Lisbon WEST    Tokyo" in sight.text


async def test_below_a_hundred_columns_the_detail_opens_below(explore):
    async with explore(size=(80, 24)) as sight:
        tabs = next(y for y, line in enumerate(sight.lines) if "1 Event" in line)
        assert tabs > 8
        assert "When" in "\n".join(sight.lines[tabs:])
        assert "17:00 ⚠" in sight.text


async def test_below_sixty_the_detail_is_a_screen_of_its_own_and_the_second_clock_a_badge(explore):
    async with explore(size=(50, 20)) as sight:
        assert "1 Event" not in sight.text
        assert "09:00 +8h ⚠" in sight.line("La riunione")
        await sight.press("down", "down", "down", "down", "enter")
        assert "1 Event" in sight.text and "La riunione" in sight.text and "Lisbon WEST" not in sight.lines[1]
        await sight.press("escape")
        assert "09:00 +8h" in sight.text


@pytest.mark.parametrize("size", [(39, 9), (30, 5), (20, 3), (10, 2)])
async def test_a_tiny_window_still_runs(explore, size):
    async with explore(many(50), size=size) as sight:
        if size[0] >= 30:
            assert "small window" in sight.lines[-1]
        await sight.press(
            "down", "pagedown", "enter", "2", "escape", "z", "question_mark", "escape", "f", "x", "escape"
        )


async def test_a_window_can_change_its_size(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k")
        for size in ((80, 24), (50, 20), (120, 40), (38, 8), (100, 30)):
            await sight.pilot.resize_terminal(*size)
            await sight.pilot.pause()
        assert "La riunione" in sight.selected and "17:00 ⚠" in sight.selected
        assert "1 Event" in sight.text


async def test_the_mouse_selects_scrolls_and_opens(explore):
    async with explore() as sight:
        y = next(y for y, line in enumerate(sight.lines) if "La riunione" in line)
        await sight.pilot.click(offset=(40, y))
        await sight.pilot.pause()
        assert "La riunione" in sight.selected
        y = next(y for y, line in enumerate(sight.lines) if "2 Quotes" in line)
        await sight.pilot.click(offset=(sight.lines[y].index("Quotes"), y))
        await sight.pilot.pause()
        assert "Abbiamo aspettato" in sight.detail
        x = sight.lines[-1].index("keys")
        await sight.pilot.click(offset=(x, 39))
        await sight.pilot.pause()
        assert "To the other pane and back" in sight.text


async def test_the_wheel_scrolls_without_moving_the_cursor(explore):
    from textual.events import MouseScrollDown

    async with explore(many(300), size=(120, 20)) as sight:
        sheet = sight.app.explorer.list
        wheel = MouseScrollDown(sheet, 5, 5, 0, 1, 0, False, False, False)
        sheet.post_message(wheel)
        await sight.pilot.pause()
        assert sheet.top == 3 and sight.lines[-1].endswith("1 of 300")


async def test_the_bar_can_be_dragged(explore):
    async with explore(many(3000), size=(120, 20)) as sight:
        bar = sight.app.explorer.list.size.width - 1
        await sight.pilot.mouse_down("#timeline", offset=(bar, 17))
        await sight.pilot.mouse_up("#timeline", offset=(bar, 17))
        await sight.pilot.pause()
        assert sight.app.explorer.list.top > 2500


async def test_the_strip_under_the_header_shows_where_in_time_we_are_and_goes_there(explore):
    async with explore(many(4000), size=(120, 30)) as sight:
        strip = sight.lines[1]
        assert strip.startswith("  Mon 1 Jan 2001 ") and strip.endswith("2001")
        assert "#8fbcf0" in sight.style(strip[17]), "the part in view stands out"
        assert "#8fbcf0" not in str(_cell(sight, 80, 1))
        await sight.pilot.click(offset=(80, 1))
        await sight.pilot.pause()
        assert "1 of 4,000" not in sight.lines[-1]
        assert "#8fbcf0" in str(_cell(sight, 80, 1)) or "#8fbcf0" in str(_cell(sight, 81, 1))


async def test_a_window_made_lower_keeps_the_cursor_in_view(explore):
    async with explore(size=(90, 40)) as sight:
        await sight.press("end")
        await sight.pilot.resize_terminal(90, 23)
        await sight.pilot.pause()
        assert "i lavori cominceranno" in sight.selected
        await sight.press("3", "tab", "end")
        await sight.pilot.resize_terminal(200, 23)
        await sight.pilot.pause()
        await sight.press("up", "down")
        assert any(line.startswith("▶") for line in sight.detail.splitlines())


async def test_dragging_along_the_strip_goes_along_in_time(explore):
    async with explore(many(400), size=(120, 30)) as sight:
        stood = []
        await sight.pilot.mouse_down(offset=(40, 1))
        for x in (60, 80, 100):
            await sight.pilot.hover(offset=(x, 1))
            await sight.pilot.pause()
            stood.append(sight.app.explorer.list.cursor)
        await sight.pilot.mouse_up(offset=(100, 1))
        await sight.pilot.hover(offset=(30, 1))
        await sight.pilot.pause()
        assert 0 < stood[0] < stood[1] < stood[2] == sight.app.explorer.list.cursor


async def test_a_low_window_has_no_strip(explore):
    async with explore(size=(120, 18)) as sight:
        assert "Lisbon WEST" in sight.lines[1]


def _cell(sight, x, y):
    strip = sight.app.screen._compositor.render_strips()[y]
    return next(iter(strip.crop(x, x + 1))).style


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
async def test_a_text_longer_than_its_box_can_be_read_to_its_end(explore, size):
    async with explore(size=size) as sight:
        await sight.press("question_mark", "end")
        assert "ctrl+q" in sight.text and "Move" not in sight.text
        await sight.press("home")
        assert "Move" in sight.text


async def test_leaving_while_the_size_still_changes_is_no_failure(explore):
    async with explore() as sight:
        await sight.pilot.resize_terminal(80, 24)
        await sight.pilot.press("ctrl+q")
    assert sight.app.return_code == 0
    sight.app._settled()
