"""The Clocks tab: an event's hours under each other on every clock in use."""

from support import LISBON, event, moment, timeline


async def add(sight, city):
    await sight.press("Z")
    await sight.type(city)
    await sight.press("enter")


async def test_the_ruler_shows_the_event_in_one_column(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k", "4")
        rows = [next(line for line in sight.detail.splitlines() if line.strip().startswith(name) and "[" in line)
                for name in ("Lisbon", "Tokyo", "UTC")]  # fmt: skip
        assert [row[row.index("[") + 1 : row.index("]")] for row in rows] == ["09", "17", "08"]
        assert len({row.index("[") for row in rows}) == 1
        assert "Tue 14 May 2024, 17:00  JST +09:00" in sight.detail


async def test_working_hours_stand_out(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k", "4")
        assert sight.style("10") != sight.style("07")


async def test_any_number_of_clocks_and_each_can_be_put_away(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k", "4")
        for city in ("kolkata", "adelaide", "anchorage"):
            await add(sight, city)
        for name in ("Anchorage", "Adelaide", "Kolkata", "Lisbon", "Tokyo", "UTC"):
            assert f" {name}" in sight.detail
        assert sight.lines[0].endswith("Anchorage ⇄ Adelaide")
        await add(sight, "anchorage")
        assert sight.lines[0].endswith("Adelaide ⇄ Kolkata") and " Anchorage" not in sight.detail
        assert "Anchorage is put away. u undoes it." in sight.lines[-1]
        await sight.press("u")
        assert sight.lines[0].endswith("Anchorage ⇄ Adelaide") and " Anchorage" in sight.detail


async def test_the_only_clock_stays(explore):
    async with explore(timeline(event("x", moment("2024-05-14T09:00")), zones=(LISBON,))) as sight:
        await add(sight, "lisbon")
        assert sight.lines[0].endswith("Lisbon") and "puts it away" not in sight.text


async def test_a_clock_change_is_marked(explore):
    spring, autumn = moment("2024-03-31T04:00"), moment("2024-10-27T04:00")
    async with explore(timeline(event("spring", spring), event("autumn", autumn))) as sight:
        await sight.press("4")
        assert "00╱02" in sight.detail and "△ Lisbon: clocks go forward" in sight.detail
        await sight.press("j")
        assert "00 01 01 02" in sight.detail


async def test_the_ruler_is_as_wide_as_its_pane(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k", "4")
        beside = sight.line(" UTC ").partition(" UTC ")[2].split()
        await sight.press("tab", "m")
        alone = sight.line(" UTC ").partition(" UTC ")[2].split()
        assert len(alone) > 2 * len(beside) > 20
    async with explore(size=(50, 15)) as sight:
        await sight.press("end", "k", "k", "4")
        assert "[17]" in sight.line(" Tokyo ")


async def test_without_unicode_the_skipped_hour_is_a_slash(explore):
    async with explore(timeline(event("spring", moment("2024-03-31T04:00"))), ascii=True) as sight:
        await sight.press("4")
        assert "00/02" in sight.text
