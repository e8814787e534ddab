"""Pages of one folder have one kernel, each hears only of itself, and nothing else shares one: with real kernels."""

import asyncio
import json
import shutil
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import nbformat
import pytest
from jupyter_core.utils import ensure_async
from jupyter_server.serverapp import ServerApp
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.simple_httpclient import SimpleAsyncHTTPClient
from tornado.websocket import websocket_connect

from workbook.jupyter import one_kernel, pages
from workbook.jupyter.pages import _load_jupyter_server_extension
from workbook.jupyter.published import NOTEBOOKS

FIRST, SECOND, THIRD = (f"{name}.ipynb" for name in ("00-start-here", "03-the-process", "04-the-people"))


class Server:
    """A Jupyter server with our part, spoken to over HTTP as browsers do."""

    def __init__(self, app, address):
        self.app, self.address, self.sockets = app, address, []

    @property
    def kernels(self):
        return set(self.app.kernel_manager.list_kernel_ids())

    async def ask(self, method, address, /, **said):
        body = json.dumps(said) if method in ("POST", "PATCH") else None
        request = HTTPRequest(f"http://{self.address}/{address}", method=method, body=body, request_timeout=60)
        answer = await SimpleAsyncHTTPClient().fetch(request)
        return json.loads(answer.body or "null")

    async def opened(self, path, name=None, kernel="python3", kind="notebook"):
        """A session as JupyterLab asks for one: under a path that it makes up, and then under that of the file."""
        folder, _, file = path.rpartition("/")
        made_up = f"{folder}/8a6b-{file[:2]}".lstrip("/")
        asked = {"path": made_up, "name": name or file, "type": kind, "kernel": {"name": kernel}}
        session = await self.ask("POST", "api/sessions", **asked)
        return await self.ask("PATCH", f"api/sessions/{session['id']}", path=path)

    async def has(self, session):
        """The kernel that a session has now; None when it is gone."""
        try:
            return (await self.ask("GET", f"api/sessions/{session['id']}"))["kernel"]["id"]
        except HTTPClientError:
            return None

    async def compared(self, kernel, name):
        """What a page is told before it runs: which other pages are gone."""
        asked = {"notebook": {"cells": []}, "name": "x", "kernel": kernel, "page": name}
        return (await self.ask("POST", "workbook/compare", **asked))["gone"]

    async def connected(self, kernel, name):
        """A page that hears `kernel`; its connection is called `name`."""
        socket = await websocket_connect(f"ws://{self.address}/api/kernels/{kernel}/channels?session_id={name}")
        page = Page(socket, name)
        page.gone = await self.compared(kernel, name)
        self.sockets.append(page)
        await page.asks("pass")
        return page


class Page:
    def __init__(self, socket, name):
        self.socket, self.name, self.heard = socket, name, []

    async def asks(self, code):
        """Have `code` run, and hear everything until the kernel is done with it."""
        header = {"msg_id": uuid4().hex, "session": self.name, "msg_type": "execute_request"}
        content = {"code": code, "silent": False, "allow_stdin": True}
        header |= {"username": "", "version": "5.3", "date": "2026-11-29T00:00:00Z"}
        rest = {"parent_header": {}, "metadata": {}, "channel": "shell", "buffers": []}
        await self.socket.write_message(json.dumps({"header": header, "content": content, **rest}))
        while True:
            said = json.loads(await asyncio.wait_for(self.socket.read_message(), 30))
            self.heard.append(said)
            mine = said["parent_header"].get("msg_id") == header["msg_id"]
            assert said["msg_type"] != "error", said["content"]
            if mine and said["content"].get("execution_state") == "idle":
                return


def served(tmp_path, work):
    """Do `work(server)` with a server whose pages lie in `notebooks`."""

    @asynccontextmanager
    async def serving():
        (tmp_path / "notebooks").mkdir(exist_ok=True)
        for name in (FIRST, SECOND, THIRD):
            shutil.copy(NOTEBOOKS / name, tmp_path / "notebooks")
        app = ServerApp(
            root_dir=str(tmp_path), config_file_name="", token="", password="", log_level=50, disable_check_xsrf=True
        )
        app.initialize(argv=[], find_extensions=False, new_httpserver=False)
        _load_jupyter_server_extension(app)
        sockets = bind_sockets(0, "127.0.0.1")
        http = HTTPServer(app.web_app)
        http.add_sockets(sockets)
        server = Server(app, f"127.0.0.1:{sockets[0].getsockname()[1]}")
        try:
            yield server
        finally:
            for page in server.sockets:
                page.socket.close()
            await ensure_async(app.kernel_manager.shutdown_all())
            http.stop()

    async def all_of_it():
        async with serving() as server:
            await work(server)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("DATA", "RUNTIME", "CONFIG"):
            patch.setenv(f"JUPYTER_{name}_DIR", str(tmp_path / name.lower()))
        patch.setenv("WORKBOOK_HOME", str(tmp_path / "home"))
        patch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
        asyncio.run(all_of_it())


def test_pages_of_one_folder_have_one_kernel_also_when_they_are_opened_at_once(tmp_path):
    async def work(server):
        pages = await asyncio.gather(*(server.opened(f"notebooks/{name}") for name in (FIRST, SECOND, THIRD)))
        assert len({page["kernel"]["id"] for page in pages}) == len(server.kernels) == 1
        again = await server.ask(
            "POST", "api/sessions", path=f"notebooks/{FIRST}", type="notebook", kernel={"name": "python3"}
        )
        assert again["id"] == pages[0]["id"]

    served(tmp_path, work)


def test_whatever_else_is_opened_runs_alone(tmp_path):
    async def work(server):
        notebooks = tmp_path / "notebooks"
        (tmp_path / "mine").mkdir()
        shutil.copy(NOTEBOOKS / FIRST, tmp_path / "mine")
        own = nbformat.v4.new_notebook(metadata={"workbook": {"autorun": True}})
        (notebooks / "own.ipynb").write_text(nbformat.writes(own), encoding="utf-8")
        (notebooks / "broken.ipynb").write_text('{"cells": [3], "metadata": {"workbook": {}}}', encoding="utf-8")
        changed = json.loads((NOTEBOOKS / SECOND).read_text(encoding="utf-8"))
        changed["cells"][1]["source"] = "print('mine')"
        (notebooks / "changed.ipynb").write_text(json.dumps(changed), encoding="utf-8")
        paths = ["notebooks/" + FIRST, "mine/" + FIRST, *(f"notebooks/{n}.ipynb" for n in ("own", "broken", "changed"))]
        sessions = [await server.opened(path) for path in paths]
        sessions.append(await server.opened(f"notebooks/{FIRST}", kind="console"))
        sessions.append(await server.opened(f"notebooks/{SECOND}", name="03-the-process-jvsc-1f.ipynb"))
        assert len({one["kernel"]["id"] for one in sessions}) == len(sessions) == len(server.kernels)

    served(tmp_path, work)


def test_the_kernel_ends_with_the_last_session(tmp_path):
    async def work(server):
        first, second = [await server.opened(f"notebooks/{name}") for name in (FIRST, SECOND)]
        await server.ask("DELETE", f"api/sessions/{first['id']}")
        assert await server.has(first) is None
        assert await server.has(second) == second["kernel"]["id"]
        assert server.kernels == {second["kernel"]["id"]}
        await server.ask("DELETE", f"api/sessions/{second['id']}")
        assert server.kernels == set()
        again = await server.opened(f"notebooks/{FIRST}")
        assert server.kernels == {again["kernel"]["id"]}

    served(tmp_path, work)


def test_a_kernel_in_place_of_another_is_that_of_all_pages_and_asked_for_once(tmp_path):
    async def work(server):
        pages = [await server.opened(f"notebooks/{name}") for name in (FIRST, SECOND, THIRD)]
        before = pages[0]["kernel"]["id"]
        another = {"kernel": {"id": None, "name": "python3"}}
        now = await server.ask("PATCH", f"api/sessions/{pages[0]['id']}", **another)
        assert now["kernel"]["id"] != before
        assert server.kernels == {now["kernel"]["id"]}
        assert {await server.has(page) for page in pages} == server.kernels
        # The second page knew the one before, and asks for another in place of that.
        asked = await server.ask("PATCH", f"api/sessions/{pages[1]['id']}", **another)
        assert asked["kernel"]["id"] == now["kernel"]["id"]
        later = await server.ask("PATCH", f"api/sessions/{pages[1]['id']}", **another)
        assert later["kernel"]["id"] != now["kernel"]["id"]
        assert {await server.has(page) for page in pages} == server.kernels == {later["kernel"]["id"]}

    served(tmp_path, work)


def test_when_the_kernel_was_ended_all_pages_have_one_again(tmp_path):
    async def work(server):
        pages = [await server.opened(f"notebooks/{name}") for name in (FIRST, SECOND)]
        before = pages[0]["kernel"]["id"]
        await server.ask("DELETE", f"api/kernels/{before}")
        assert await server.ask("GET", "api/sessions") == []
        again = await asyncio.gather(*(server.opened(f"notebooks/{name}") for name in (FIRST, SECOND)))
        assert {page["kernel"]["id"] for page in again} == server.kernels
        assert before not in server.kernels

    served(tmp_path, work)


WIDGET = "from ipywidgets import IntSlider; {0} = IntSlider()"


def kinds(heard):
    return {one["msg_type"] for one in heard}


def test_a_page_hears_only_what_it_asked_for_and_its_own_widgets_whoever_moves_them(tmp_path):
    async def work(server):
        kernel = (await server.opened(f"notebooks/{FIRST}"))["kernel"]["id"]
        one, other = await server.connected(kernel, "one"), await server.connected(kernel, "other")
        await one.asks(WIDGET.format("mine"))
        await other.asks(WIDGET.format("theirs"))
        one.heard.clear()
        other.heard.clear()
        await one.asks("print('hello'); theirs.value = 7; mine.value = 3; mine.close()")
        await other.asks("mine")
        assert {"comm_msg", "comm_close", "stream", "status"} <= kinds(one.heard)
        moved = [said for said in other.heard if said["parent_header"].get("session") == "one"]
        assert [(said["msg_type"], said["content"]["data"]["state"]) for said in moved] == [("comm_msg", {"value": 7})]
        assert not [said for said in one.heard if said["content"].get("data", {}).get("state") == {"value": 7}]

    served(tmp_path, work)


def test_a_console_counts_as_a_page(tmp_path):
    async def work(server):
        kernel = (await server.opened(f"notebooks/{FIRST}"))["kernel"]["id"]
        page = await server.connected(kernel, "page")
        console = Page(
            await websocket_connect(f"ws://{server.address}/api/kernels/{kernel}/channels?session_id=console"),
            "console",
        )
        await console.asks(WIDGET.format("theirs"))
        await page.asks("pass")
        console.socket.close()
        assert "comm_open" in kinds(console.heard)
        assert "comm_open" not in kinds(page.heard)

    served(tmp_path, work)


def test_pages_are_kept_apart_also_in_the_kernel_in_place_of_theirs(tmp_path):
    """Which they do not compare their code for again."""

    async def work(server):
        pages = [await server.opened(f"notebooks/{name}") for name in (FIRST, SECOND)]
        now = await server.ask("PATCH", f"api/sessions/{pages[0]['id']}", kernel={"id": None, "name": "python3"})
        one, other = [
            Page(
                await websocket_connect(
                    f"ws://{server.address}/api/kernels/{now['kernel']['id']}/channels?session_id={name}"
                ),
                name,
            )
            for name in ("one", "other")
        ]
        server.sockets += [one, other]
        await other.asks("pass")
        await one.asks(WIDGET.format("mine"))
        await other.asks("pass")
        assert "comm_open" in kinds(one.heard)
        assert "comm_open" not in kinds(other.heard)

    served(tmp_path, work)


def test_a_page_that_takes_another_kernel_leaves_the_others_one(tmp_path):
    async def work(server):
        pages = [await server.opened(f"notebooks/{name}") for name in (FIRST, SECOND, THIRD)]
        own = await server.opened("other.ipynb")
        taken = await server.ask("PATCH", f"api/sessions/{pages[0]['id']}", kernel={"id": own["kernel"]["id"]})
        assert taken["kernel"]["id"] == own["kernel"]["id"]
        [others] = {await server.has(page) for page in pages[1:]}
        assert others not in (own["kernel"]["id"], pages[0]["kernel"]["id"])
        page = await server.connected(others, "page")
        await page.asks("pass")
        again = await server.opened(f"notebooks/{THIRD}")
        assert again["kernel"]["id"] == others

    served(tmp_path, work)


def test_in_a_kernel_that_is_not_shared_everybody_hears_everything(tmp_path):
    async def work(server):
        kernel = (await server.opened("other.ipynb"))["kernel"]["id"]
        one, other = await server.connected(kernel, "one"), await server.connected(kernel, "other")
        await one.asks(WIDGET.format("mine"))
        await other.asks("pass")
        assert {"comm_open", "status"} <= kinds(
            said for said in other.heard if said["parent_header"].get("session") == "one"
        )

    served(tmp_path, work)


def test_the_kernel_ends_once_the_last_page_was_left_and_none_is_back(tmp_path, monkeypatch):
    monkeypatch.setattr(one_kernel, "BACK_BY_THEN", 0)
    looked = asyncio.Queue()  # whether a kernel was ended, each time that a page was left

    async def end_if_left(*asked):
        looked.put_nowait(await one_kernel.end_if_left(*asked))

    monkeypatch.setattr(pages, "end_if_left", end_if_left)

    async def work(server):
        first, _second = [await server.opened(f"notebooks/{name}") for name in (FIRST, SECOND)]
        kernel = first["kernel"]["id"]
        one, other = await server.connected(kernel, "one"), await server.connected(kernel, "other")

        async def closed(page, left):
            page.socket.close()
            while (await server.ask("GET", f"api/kernels/{kernel}"))["connections"] != left:
                await asyncio.sleep(0.05)

        async def is_ended_by_leaving(one):
            await server.ask("POST", "workbook/left", kernel=one)
            return await looked.get()

        async with asyncio.timeout(60):
            await closed(one, left=1)
            assert not await is_ended_by_leaving(kernel)  # the other is there
            await closed(other, left=0)
            assert server.kernels == {kernel}  # a connection that is cut is no leaving
            back = await server.connected(kernel, "other")
            assert back.gone == ["one"]
            await closed(back, left=0)
            assert await is_ended_by_leaving(kernel)
            assert server.kernels == set()
            assert await server.ask("GET", "api/sessions") == []
            lonely = (await server.opened("other.ipynb"))["kernel"]["id"]
            for nobodys in (lonely, "gone"):
                assert not await is_ended_by_leaving(nobodys)
            assert server.kernels == {lonely}  # a kernel that no page shares is nobody's to end

    served(tmp_path, work)


def test_two_people_with_a_server_each_are_apart(tmp_path):
    """As on a hub: the pages may lie in one folder, which both read."""
    seen = []

    async def work(server):
        page = await server.opened(f"notebooks/{FIRST}")
        seen.append(page["kernel"]["id"])
        assert server.kernels == {page["kernel"]["id"]}

    served(tmp_path, work)
    served(tmp_path, work)
    assert len(set(seen)) == 2


def test_a_page_is_where_its_file_lies(tmp_path):
    shutil.copy(NOTEBOOKS / FIRST, tmp_path)
    folder = one_kernel.folder_of_a_page
    assert folder(tmp_path, FIRST, None) == folder(tmp_path, "made-up", FIRST) == tmp_path
    assert folder(tmp_path, "gone.ipynb", "gone.ipynb") is None
    assert folder(tmp_path, None, None) is None
    assert folder(Path("/nowhere"), FIRST, FIRST) is None
