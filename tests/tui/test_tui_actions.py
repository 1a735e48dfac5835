"""Search, filter, dialogs, copying; and that every action can be found."""

import pytest

from support import article, many
from timeline_tui.views.tui.actions import ACTIONS, BY_ID, FOOTER, GROUPS
from timeline_tui.views.tui.keymap import with_layouts


async def test_search_finds_rows_and_goes_round(explore):
    async with explore() as sight:
        await sight.press("slash")
        await sight.type("kuroda")
        await sight.press("enter")
        first = sight.selected
        assert "Duarte Salvado ha" in first
        assert "“kuroda”: 1 of" in sight.lines[-1]
        assert "on #e6c083" in sight.style("Kuroda")
        await sight.press("n")
        assert sight.selected != first and "2 of" in sight.lines[-1]
        await sight.press("N")
        assert sight.selected == first


async def test_search_looks_in_the_source_for_what_no_row_has(explore):
    async with explore() as sight:
        await sight.press("slash")
        await sight.type("fiume")
        await sight.press("enter")
        assert "in the source: 1 of 1" in sight.lines[-1]
        assert "on #e6c083" in sight.style("Fiume")
        await sight.press("escape", "escape")
        assert sight.app.return_code is None, "the first Escape goes back to the list, the next forgets the search"


async def test_search_for_nothing_there_says_so(explore):
    async with explore() as sight:
        await sight.press("n")
        assert "/ asks" in sight.lines[-1]
        await sight.press("slash", "x", "q", "x", "enter")
        assert "“xqx” was not found" in sight.lines[-1]


async def test_the_filter_works_while_it_is_typed(explore):
    async with explore() as sight:
        await sight.press("f")
        await sight.type("has:finding")
        assert "La riunione" in sight.text and "i lavori" not in sight.text
        assert "1 event" in sight.lines[-2]
        await sight.press("enter")
        assert "filter: has:finding" in sight.lines[0] and sight.lines[-1].endswith("1 of 1")
        await sight.press("escape")
        assert "filter:" not in sight.lines[0] and sight.lines[-1].endswith("of 7")


async def test_what_is_wrong_with_a_filter_stands_under_the_place(explore):
    async with explore() as sight:
        await sight.press("f")
        await sight.type("riunione sp:x")
        typed, below = sight.lines[-3], sight.lines[-2]
        assert below.index("^") == typed.index("sp:x") and "no field" in below
        await sight.press("enter")
        assert "no field" in sight.lines[-2], "Enter does not take a filter that is wrong"
        await sight.press("escape")
        assert sight.lines[-1].endswith("of 7") and "sp:x" not in sight.text


async def test_a_filter_that_fits_nothing_says_so(explore):
    async with explore() as sight:
        await sight.press("f")
        await sight.type("zzz")
        await sight.press("enter")
        assert "Nothing fits this filter" in sight.text and sight.lines[-1].endswith("0 of 0")
        await sight.press("down", "end", "J", "3", "q")
        assert "il volo" in sight.selected


async def test_quotes_by_speaker_lead_to_the_event_and_the_quote(explore):
    async with explore() as sight:
        await sight.press("Q")
        assert "Ines Prata  2" in sight.text
        await sight.type("torneremo")
        assert "Ines Prata" not in sight.line("▶").partition("▶")[2]
        await sight.press("enter")
        assert "named" in sight.text or "pronoun" in sight.text or "stands for" in sight.text
        await sight.press("escape")
        assert "Emi Kuroda torn" in sight.selected and "Torneremo" in sight.quote


async def test_findings_lead_to_the_words(explore):
    async with explore() as sight:
        await sight.press("exclamation_mark")
        assert "The two clocks disagree: 09:00 in Lisbon is 17:00 in Tokyo" in sight.text
        await sight.press("enter")
        assert "La riunione" in sight.selected
        assert "09:00" not in sight.marked and sight.marked.strip() in article().documents[0].text.replace("\n", " ")
        assert sight.marked.strip()


async def test_any_city_can_become_the_primary_clock(explore):
    async with explore() as sight:
        await sight.press("Z")
        await sight.type("anchorage")
        await sight.press("enter")
        assert sight.lines[0].endswith("Anchorage ⇄ Lisbon")
        assert "00:00" in sight.line("La riunione") and "09:00" in sight.line("La riunione")


async def test_going_to_a_time_as_the_articles_write_it(explore):
    async with explore() as sight:
        await sight.press("g")
        await sight.type("16 maggio")
        assert "Thu 16 May 2024, Lisbon" in sight.lines[-2]
        await sight.press("enter")
        assert "Emi Kuroda torn" in sight.selected
        await sight.press("g")
        await sight.type("yesterday evening")
        await sight.press("enter")
        assert "il volo" in sight.selected and "Nearest to Mon 13 May 2024" in sight.lines[-1]
        await sight.press("g")
        await sight.type("18:00 JST")
        await sight.press("enter")
        assert "La riunione" in sight.selected, "18:00 in Tokyo is 10:00 in Lisbon: nearest to 09:00"
        await sight.press("g", "x", "x")
        assert "No time is understood" in sight.lines[-2]
        await sight.press("escape")
        assert "La riunione" in sight.selected


async def test_utc_is_one_key_away_and_back(explore):
    async with explore() as sight:
        await sight.press("U")
        assert sight.lines[0].endswith("Lisbon ⇄ UTC")
        assert "08:00" in sight.line("La riunione")
        await sight.press("U")
        assert sight.lines[0].endswith("Lisbon ⇄ Tokyo")


async def test_themes_are_tried_while_choosing_and_kept_on_enter(explore):
    async with explore() as sight:
        before = sight.style("Lisbon")
        await sight.press("t", "down")
        tried = sight.app.look.palette.spec.name
        assert tried != "house-dark"
        await sight.press("escape")
        assert sight.app.look.palette.spec.name == "house-dark" and sight.style("Lisbon") == before
        await sight.press("t", "down", "enter")
        assert sight.app.look.palette.spec.name == tried and sight.style("Lisbon") != before


async def test_every_action_is_in_the_list_of_keys(explore):
    async with explore(size=(120, 70)) as sight:
        await sight.press("question_mark")
        for action in ACTIONS:
            assert action.help.split()[0] in sight.text
        for group in GROUPS:
            assert group in sight.text


@pytest.mark.parametrize("key", ["colon", "ctrl+p"])
async def test_commands_run_by_name(explore, key):
    async with explore() as sight:
        await sight.press(key)
        assert "Swap clocks" in sight.text
        await sight.type("swap")
        await sight.press("enter")
        assert sight.lines[0].endswith("Tokyo ⇄ Lisbon")


async def test_copying_says_what_was_copied(explore):
    async with explore() as sight:
        await sight.press("end", "k", "k", "y")
        assert sight.app.copied.startswith("La riunione è cominciata. Tue 14 May 2024, 09:00 Lisbon")
        assert "Copied: La riunione" in sight.lines[-1]
        await sight.press("2", "tab", "down", "Y")
        assert "“passo avanti” — Ines Prata" in sight.app.copied
        await sight.press("escape", "home", "Y")
        assert "Nobody is quoted here" in sight.lines[-1]


async def test_letters_act_by_their_place_on_cyrillic_keyboards(explore):
    async with explore() as sight:
        await sight.press("о")
        assert "sopralluogo" in sight.selected
        await sight.press("Й")
        assert "Duarte Salvado  1" in sight.text


def test_layouts_add_keys_and_keep_the_first():
    assert with_layouts("q") == "q,й"
    assert with_layouts("s") == "s,ы,і"
    assert with_layouts("Z,ctrl+z") == "Z,Я,ctrl+z"
    assert with_layouts("pagedown,<") == "pagedown,<,Б"


async def test_keys_can_be_given_to_actions_by_id(explore):
    async with explore(keys=(("move.down", "x"), ("time.swap", "ctrl+t"), ("no.such", "k")), size=(120, 60)) as sight:
        assert "no action 'no.such'" in sight.lines[-1]
        await sight.press("x")
        assert "sopralluogo" in sight.selected
        await sight.press("j")
        assert "sopralluogo" in sight.selected
        await sight.press("ctrl+t")
        assert sight.lines[0].endswith("Tokyo ⇄ Lisbon")
        await sight.press("escape", "question_mark")
        assert "ctrl+t" in sight.line("second clock becomes")


def test_actions_are_unique_and_their_keys_do_not_clash():
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    assert all(name in BY_ID and BY_ID[name].footer for name in FOOTER)
    for where in ("explorer", "list", "text"):
        keys = [key for one in ACTIONS if where in one.where for key in with_layouts(one.keys).split(",")]
        assert len(keys) == len(set(keys)), where


async def test_the_bottom_line_keeps_commands_and_keys_when_it_is_short(explore):
    async with explore(size=(60, 20)) as sight:
        assert ": commands  ? keys" in sight.lines[-1] and "/ search" in sight.lines[-1]


async def test_q_at_the_root_and_ctrl_q_anywhere_leave(explore):
    async with explore() as sight:
        await sight.press("question_mark", "q")
        assert "To the other pane" not in sight.text and sight.app.return_code is None
        await sight.press("q")
        assert sight.app.return_code == 0
    async with explore() as sight:
        await sight.press("f", "ctrl+q")
        assert sight.app.return_code is not None


async def test_search_over_many_rows(explore):
    async with explore(many(2000)) as sight:
        await sight.press("slash")
        await sight.type("numero 1999")
        await sight.press("enter")
        assert "numéro 1999" in sight.selected


async def test_assumed_article_is_not_changed_by_exploring(explore):
    shown = article()
    async with explore(shown) as sight:
        await sight.press("z", "minus", "f", "x", "escape", "3", "2")
    assert shown == article()


async def test_ctrl_c_says_how_to_leave(explore):
    async with explore() as sight:
        await sight.press("ctrl+c")
        assert "ctrl+q leaves" in sight.lines[-1] and sight.app.return_code is None


async def test_the_screen_can_be_drawn_again(explore):
    async with explore() as sight:
        before = sight.text
        await sight.press("ctrl+l")
        assert sight.text == before


@pytest.mark.parametrize("key", ["exclamation_mark", "Q", "colon", "question_mark", "e", "Z", "t"])
async def test_the_key_that_leaves_does_so_from_every_dialog(explore, key):
    async with explore() as sight:
        await sight.press(key)
        assert len(sight.app.screen_stack) == 2
        await sight.press("ctrl+q")
        assert sight.app.return_code == 0


@pytest.mark.parametrize(
    ("key", "said"),
    [("exclamation_mark", "Nothing was found wrong."), ("Q", "There are no quotes in this timeline.")],
)
async def test_a_list_of_nothing_says_so_and_offers_only_the_way_back(explore, key, said):
    async with explore(many(3)) as sight:
        await sight.press(key)
        assert said in sight.text and "Esc back" in sight.text
        assert "type to narrow" not in sight.text and "Enter opens" not in sight.text
