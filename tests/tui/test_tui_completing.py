"""Tab in the filter line."""


def typed(sight):
    return sight.app.explorer.prompt.input.value


async def test_fields_and_then_their_values(explore):
    async with explore() as sight:
        await sight.press("f", "s", "p")
        assert "Tab  speaker:" in sight.lines[-2]
        await sight.press("tab")
        assert typed(sight) == "speaker:"
        assert "Tab  Duarte Salvado  Emi Kuroda  Ines Prata" in sight.lines[-2], "no complaint that no name follows yet"
        await sight.press("tab")
        assert typed(sight) == 'speaker:"Duarte Salvado"' and "1 event" in sight.lines[-2]
        await sight.press("tab", "tab")
        assert typed(sight) == 'speaker:"Ines Prata"'
        await sight.press("tab")
        assert typed(sight) == 'speaker:"Duarte Salvado"', "round again"
        await sight.press("shift+tab", "shift+tab")
        assert typed(sight) == 'speaker:"Emi Kuroda"'
        await sight.press("enter")
        assert 'filter: speaker:"Emi Kuroda"' in sight.lines[0] and sight.lines[-1].endswith("1 of 1")


async def test_the_proposal_in_the_line_stands_out(explore):
    async with explore() as sight:
        await sight.press("f", *"has:", "tab", "tab", "tab")
        assert typed(sight) == "has:finding"
        assert sight.style("finding") != sight.style("quote")


async def test_typing_on_begins_anew(explore):
    async with explore() as sight:
        await sight.press("f", *"has:d", "tab", "space", *"who:k", "tab")
        assert typed(sight) == 'has:date who:"Emi Kuroda"'


async def test_a_word_in_the_middle_keeps_what_follows(explore):
    async with explore() as sight:
        await sight.press("f")
        await sight.type("has: riunione")
        await sight.press("home", *["right"] * 4, "tab", "tab", "tab")
        assert typed(sight) == "has:finding riunione"


async def test_tab_does_nothing_where_nothing_fits(explore):
    async with explore() as sight:
        await sight.press("f", *"riunione", "tab")
        assert typed(sight) == "riunione" and "Tab" not in sight.lines[-2]
        await sight.press("escape", "slash", "x", "tab")
        assert typed(sight) == "x"


async def test_many_proposals_are_cut_at_the_edge(explore):
    async with explore(size=(50, 15)) as sight:
        await sight.press("f", *"kind:")
        assert "denied" in sight.lines[-2] and sight.lines[-2].endswith("…")


async def test_a_long_filter_leaves_the_clocks_in_sight(explore):
    async with explore(size=(80, 24)) as sight:
        await sight.press("f", *"speaker:", "tab", "enter")
        assert 'filter: speaker:"Duarte Sal…' in sight.lines[0] and sight.lines[0].endswith("Lisbon ⇄ Tokyo")
