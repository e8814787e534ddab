"""Several pages in one real kernel: each has its widgets, its variables and its name, whatever the others do."""

import ast
import time

import pytest
from jupyter_client import KernelManager
from jupyter_client.session import Session

PAGE_00 = """
from workbook import Answers, InterviewForm, Home, SaveBar, open_journal
journal = open_journal()
answers = Answers(journal)
bar, form, ready = SaveBar(journal), InterviewForm(journal), Home(answers)
"""
PAGE_09 = """
from workbook import InFlight, OfferDecision, SaveBar, open_journal
journal = open_journal()
flight = InFlight(journal)
bar, decision = SaveBar(journal), OfferDecision(flight)
"""
BEGIN = "from workbook.widgets.kit.pages import begin; begin({!r}, {!r})"
SECONDS = 60


class Kernel:
    """A kernel, to which each page has a connection of its own."""

    def __init__(self, home, monkeypatch):
        for name in ("WORKBOOK_HOME", "IPYTHONDIR"):
            monkeypatch.setenv(name, str(home))
        monkeypatch.setenv("JPY_SESSION_NAME", "notebooks/opened-first.ipynb")
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(extra_arguments=["--log-level=ERROR"])
        self.pages = {}

    def page(self, name):
        if name not in self.pages:
            client = self.pages[name] = self.manager.blocking_client()
            client.session = Session(session=name, key=self.manager.session.key)
            for channel in (client.shell_channel, client.iopub_channel):
                channel.session = client.session
            client.start_channels(stdin=False, hb=False)
            client.wait_for_ready(SECONDS)
        return self.pages[name]

    def run(self, name, code, **more):
        """Have the page `name` run `code`; everything the kernel says about it."""
        client, heard = self.page(name), []
        request = client.execute(code, allow_stdin=True, **more)
        while True:
            said = client.get_iopub_msg(timeout=SECONDS)
            if said["parent_header"].get("msg_id") == request:
                heard.append(said)
                assert said["msg_type"] != "error", "\n".join(said["content"]["traceback"])
                if said["content"].get("execution_state") == "idle":
                    return heard

    def value(self, name, expression):
        """What `expression` is where the page `name` has its turn."""
        shown = [one for one in self.run(name, f"print(repr({expression}))") if one["msg_type"] == "stream"]
        return ast.literal_eval("".join(one["content"]["text"] for one in shown))

    def opens(self, name, code="", gone=()):
        self.run(name, BEGIN.format(name, gone), silent=True)
        return self.run(name, code)

    def subshell(self, name):
        """A shell of its own for what a page says of widgets, as JupyterLab has one: it is heard while cells run."""
        client = self.page(name)
        request = client.session.msg("create_subshell_request")
        client.control_channel.send(request)
        return client.get_control_msg(timeout=SECONDS)["content"]["subshell_id"]

    def says(self, name, comm, data, kind="comm_msg", subshell=None, **more):
        """The page `name` sends a message about a widget; what the kernel says until it is done."""
        client = self.page(name)
        request = client.session.msg(kind, {"comm_id": comm, "data": data} | more.pop("content", {}), **more)
        if subshell:
            request["header"]["subshell_id"] = subshell
        client.shell_channel.send(request)
        heard = []
        while True:
            said = client.get_iopub_msg(timeout=SECONDS)
            if said["parent_header"].get("msg_id") == request["header"]["msg_id"]:
                heard.append(said)
                if said["content"].get("execution_state") == "idle":
                    return heard

    def states(self, name, **more):
        """What a page is told that asks for the state of all widgets, as JupyterLab does."""
        opening = {"content": {"target_name": "jupyter.widget.control"}, "metadata": {"version": "1.0.0"}}
        self.says(name, f"control-{name}", {}, "comm_open", **opening, **more)
        heard = self.says(name, f"control-{name}", {"method": "request_states"}, **more)
        [told] = [one["content"]["data"]["states"] for one in heard if one["msg_type"] == "comm_msg"]
        return set(told)

    def stop(self):
        for client in self.pages.values():
            client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel(tmp_path, monkeypatch):
    kernel = Kernel(tmp_path, monkeypatch)
    yield kernel
    kernel.stop()


def opened(heard):
    return {one["content"]["comm_id"] for one in heard if one["msg_type"] == "comm_open"}


def test_each_page_has_its_variables_in_whatever_order_cells_run(kernel):
    kernel.opens("a", "odds, of_a = 1, 'a'")
    kernel.opens("b", "odds, of_b = 2, 'b'")
    assert kernel.value("a", "(odds, of_a, 'of_b' in globals())") == (1, "a", False)
    kernel.run("b", "odds += 10")
    kernel.run("a", "del of_a")
    kernel.run("console", "odds = 'of a console'")
    assert kernel.value("b", "(odds, of_b)") == (12, "b")
    assert kernel.value("a", "(odds, 'of_a' in globals())") == (1, False)
    assert kernel.value("console", "odds") == "of a console"


def test_pages_have_one_set_of_answers(kernel):
    kernel.opens(
        "a", "from workbook import SaveBar, StageOdds, open_journal; journal = open_journal(); SaveBar(journal)"
    )
    kernel.opens(
        "b", "from workbook import SaveBar, StageOdds, open_journal; journal = open_journal(); SaveBar(journal)"
    )
    kernel.run("a", "odds = StageOdds(journal)")
    kernel.run("b", "odds = StageOdds(journal)")
    assert kernel.value("a", "id(odds.answers)") == kernel.value("b", "id(odds.answers)")


def test_a_page_is_told_its_own_widgets_and_the_name_of_its_file(kernel):
    first = opened(kernel.opens("00-start-here", PAGE_00))
    second = opened(kernel.opens("09-an-offer", PAGE_09))
    assert len(first) > 10
    assert len(second) > 5
    assert kernel.states("00-start-here") == first
    assert kernel.states("09-an-offer") == second
    assert kernel.states("just-opened") == set()
    assert kernel.value("00-start-here", "(bar.page, bar.elsewhere)") == ("00-start-here", "")
    assert kernel.value("09-an-offer", "(bar.page, bar.elsewhere)") == ("09-an-offer", "")


def test_a_page_is_told_of_no_widget_that_is_half_made(kernel):
    """The map of those who have a stake could not be drawn from what it was before it had read the answers."""
    kernel.opens("04-the-people", "from workbook import Answers, Checklist, open_journal; a = Answers(open_journal())")
    made = opened(kernel.run("04-the-people", "first = Checklist(a, 'people')"))
    aside = kernel.subshell("04-the-people")
    client = kernel.page("04-the-people")
    client.execute("import time; second = Checklist(a, 'stakeholders'); time.sleep(3)", allow_stdin=True)
    heard = set()
    while not heard:
        said = client.get_iopub_msg(timeout=SECONDS)
        heard |= opened([said])
    assert kernel.states("04-the-people", subshell=aside) == set()
    kernel.run("04-the-people", "pass")
    assert made | heard <= kernel.states("04-the-people", subshell=aside)


def test_what_another_page_or_a_thread_has_made_belongs_to_the_page_of_the_part(kernel):
    kernel.opens("09-an-offer", PAGE_09)
    kernel.opens("other")
    made = """
import gc, threading
from workbook.widgets.odds.offer_decision import OfferDecision
[part] = [one for one in gc.get_objects() if type(one) is OfferDecision]
flight, before = part.flight, {*part.controls}
def add():
    for _ in range(2):
        part.keep(flight.add())
"""
    kernel.run("other", f"{made}add()")
    kernel.run("other", "thread = threading.Thread(target=add); thread.start(); thread.join()")
    assert kernel.value("other", "len({*part.controls} - before)") == 4
    told = kernel.states("09-an-offer")
    assert kernel.value("other", "{one.model_id for one in part.controls.values()}") <= told
    assert kernel.states("other") == set()


def test_what_was_closed_is_let_go_when_the_next_page_is_opened(kernel):
    for shown in (f"{PAGE_00}\nbar", "form", "ready"):
        kernel.opens("00-start-here", shown)
    there = opened(kernel.opens("09-an-offer", PAGE_09))
    kernel.opens("03-the-process", "", gone=["00-start-here", "never-began"])
    counted = "import gc; from workbook.widgets.kit.part import Part; gc.collect()"
    names = "sorted(type(one).__name__ for one in gc.get_objects() if isinstance(one, Part))"
    for number in range(3):  # the shell keeps what the last three cells returned
        kernel.run("03-the-process", f"{number}")
    kernel.run("03-the-process", counted)
    left = kernel.value("03-the-process", names)
    assert "OfferDecision" in left
    assert not {"InterviewForm", "Home"} & set(left)
    assert left.count("SaveBar") == 1
    threads = "[one.name for one in __import__('threading').enumerate()].count('workbook-autosave')"
    assert kernel.value("03-the-process", threads) == 0  # nothing was put yet
    assert kernel.states("09-an-offer") == there


def test_saving_goes_on_on_the_other_pages_and_ends_with_the_last(kernel):
    kernel.opens("a", f"{PAGE_00}\nform.controls['employer'].typed = 'Harbour'")
    kernel.opens("b", f"{PAGE_00}\nform.controls['title'].typed = 'Planner'")
    said = "(journal.latest('interview.employer'), journal.latest('interview.title'))"
    until(lambda: kernel.value("b", said) == ("Harbour", "Planner"))
    threads = "[one.name for one in __import__('threading').enumerate()].count('workbook-autosave')"
    kernel.run("a", "form.controls['employer'].typed = 'Harbour North'")
    kernel.opens("c", "", gone=["a"])
    until(lambda: kernel.value("b", said) == ("Harbour North", "Planner"))
    assert kernel.value("b", threads) == 1
    kernel.opens("d", "", gone=["b"])
    until(lambda: kernel.value("d", threads) == 0)


def until(happened):
    last = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < last
        time.sleep(0.1)


def test_where_nobody_begins_the_kernel_is_as_jupyter_makes_it(kernel):
    heard = kernel.run("notebook", PAGE_00)
    kernel.run("notebook", "from ipywidgets import IntSlider; mine = IntSlider()")
    assert kernel.value("console", "bar.page") == "opened-first"
    assert opened(heard) < kernel.states("opened anew")
