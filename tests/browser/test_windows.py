"""A browser that is used again is as if just installed."""

STORE = "() => { localStorage.typed = 'Harbour'; document.cookie = 'typed=Harbour; path=/'; }"
THERE = "() => [localStorage.length, document.cookie]"


def test_what_a_page_stored_is_gone_for_the_next_test(shared_lab, windows):
    window = windows.take()
    page = window.new_page()
    page.goto(f"{shared_lab.address}/api")
    page.evaluate(STORE)
    assert page.evaluate(THERE) == [1, "typed=Harbour"]
    page.close()  # so that nothing tells any more where it was
    windows.give_back(window)
    again = windows.take()
    assert again is window
    page = again.new_page()
    page.goto(f"{shared_lab.address}/api")
    assert page.evaluate(THERE) == [0, ""]
    windows.give_back(again)
