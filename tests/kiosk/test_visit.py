"""A visit leaves nothing behind (PRV-02)."""

from kiosk.config import AppearanceSettings, Settings
from kiosk.visit import HISTORY_LIMIT, Place, Visit

SETTINGS = Settings(appearance=AppearanceSettings(text_size=3, theme="dark"))


def busy_visit() -> Visit:
    visit = Visit.fresh(SETTINGS, started=12.5)
    visit.go(Place("home"))
    visit.go(Place("page", "everolimus"))
    visit.remember_scroll(840.0)
    visit.text_size = 4
    visit.theme = "white"
    return visit


def test_a_new_visitor_finds_nothing_of_the_last_one() -> None:
    visit = busy_visit()
    assert visit.snapshot() != Visit.fresh(SETTINGS).snapshot()

    visit = Visit.fresh(SETTINGS, started=900.0)

    assert visit.snapshot() == Visit.fresh(SETTINGS).snapshot()
    assert visit.here is None


def test_what_was_typed_goes_with_the_visit() -> None:
    visit = Visit.fresh(SETTINGS)
    visit.go(Place("search", way="a-z", typed="hopeless", letter="H"))
    assert "hopeless" in repr(visit.snapshot())

    visit = Visit.fresh(SETTINGS)

    assert "hopeless" not in repr(visit)


def test_two_visits_share_nothing() -> None:
    first, second = Visit.fresh(SETTINGS), Visit.fresh(SETTINGS)

    first.go(Place("home"))

    assert second.here is None


def test_a_visit_starts_as_the_site_has_set_it() -> None:
    visit = Visit.fresh(SETTINGS, started=3.0)

    assert (visit.text_size, visit.theme, visit.started) == (3, "dark", 3.0)


def test_back_leads_to_the_place_before_with_its_scroll() -> None:
    visit = busy_visit()
    visit.go(Place("glossary", "mtor"))

    assert visit.back() == Place("page", "everolimus", 840.0)
    assert visit.back() == Place("home")
    assert visit.back() is None
    assert visit.here == Place("home")


def test_going_where_one_is_adds_no_step_back() -> None:
    visit = busy_visit()

    visit.go(Place("page", "everolimus"))

    assert visit.here == Place("page", "everolimus", 840.0)
    assert len(visit.history) == 2


def test_an_endless_visit_does_not_grow_for_ever() -> None:
    visit = Visit.fresh(SETTINGS)

    for number in range(5 * HISTORY_LIMIT):
        visit.go(Place("page", f"page-{number}"))

    assert len(visit.history) == HISTORY_LIMIT
    assert visit.here == Place("page", f"page-{5 * HISTORY_LIMIT - 1}")
