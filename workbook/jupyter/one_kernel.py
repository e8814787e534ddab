"""One kernel for all pages of a workbook: the next page stands at once, and eleven take little more room than one.

Pages of ours that lie in one folder of one server share a kernel, so whoever has a server of their own has a kernel of
their own. A page whose code was changed, a page in another folder, any other notebook, and whatever does not ask this
server for a session (VS Code, nbval, Voilà) run alone, as everywhere.

A page hears of the shared kernel only what it asked for itself, as if it were alone with it. JupyterLab would otherwise
make the widgets of each page in every page, and take those that it cannot make away from all.
"""

import asyncio
import time
from collections import Counter, defaultdict
from contextlib import suppress
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async

from . import published

KERNEL = "python3"  # what every page of ours names, and a test holds
BACK_BY_THEN = 20.0  # seconds in which a window that is loaded anew is back, or another page is opened
HEARD_BY_THEN = 30.0  # seconds; JupyterLab looks every ten whether a page was given another kernel


class Shared:
    """What a server knows of the kernels that pages share.

    kernels : by folder. here : by kernel, the names of all connections that it had, and how many of each there are. A
    console has one, too, and counts as a page.
    """

    def __init__(self) -> None:
        self.kernels: dict[Path, str] = {}
        self.here: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def gone(self, kernel: str, page: str) -> list[str]:
        """The pages of `kernel` that are not there any more, by their connections; `page` is there."""
        shared = kernel in self.kernels.values()
        return [one for one, count in self.here[kernel].items() if not count and one != page] if shared else []

    def forget(self, kernel: str) -> None:
        """Let no page have `kernel` any more that has not got it already."""
        self.kernels = {folder: one for folder, one in self.kernels.items() if one != kernel}


def of_one_kernel(sessions: type, shared: Shared, root: Path) -> type:
    """`sessions`, a class of session managers, that gives pages in a folder below `root` one kernel."""

    class OfOneKernel(sessions):
        def __init__(self, **more: Any) -> None:
            super().__init__(**more)
            self._one_at_a_time = asyncio.Lock()
            self._given: dict[str, float] = {}  # sessions that got another kernel unasked, and since when

        async def start_kernel_for_session(
            self, session_id: str, path: str | None, name: str | None, **asked: Any
        ) -> str:
            """A kernel for a session that has none, or in place of the one that it has."""

            async def begun() -> str:
                return await super(OfOneKernel, self).start_kernel_for_session(
                    session_id, path=path, name=name, **asked
                )

            kind = asked.get("kernel_name") or self.kernel_manager.default_kernel_name
            alone = kind != KERNEL or asked.get("kernel_id") or asked.get("type") != "notebook"
            folder = None if alone else folder_of_a_page(root, path, name)
            if folder is None:
                return await begun()
            async with self._one_at_a_time:
                kernel = shared.kernels.get(folder)
                if kernel is None or kernel not in self.kernel_manager or self._is_tired_of(kernel, session_id):
                    shared.kernels[folder] = await begun()
                    self._move(kernel, session_id, shared.kernels[folder])
                return shared.kernels[folder]

        async def delete_session(self, session_id: str) -> None:
            """End a session. The kernel that pages share ends with the last of them."""
            kernel = (await self.get_session(session_id=session_id))["kernel"]["id"]
            if kernel in shared.kernels.values() and self._others(kernel, session_id):
                self.cursor.execute("DELETE FROM session WHERE session_id=?", (session_id,))
                return
            shared.forget(kernel)
            await super().delete_session(session_id)

        async def update_session(self, session_id: str, **changes: Any) -> None:
            """Change a session. Whoever asks for another kernel ends the one before: those who have it get one, too."""
            before = (await self.get_session(session_id=session_id))["kernel"]["id"]
            await super().update_session(session_id, **changes)
            async with self._one_at_a_time:
                folder = next((one for one, kernel in shared.kernels.items() if kernel == before), None)
                others = self._others(before, session_id)
                if folder and others and changes.get("kernel_id", before) != before:
                    path = str(folder.relative_to(root) / "page.ipynb")  # it says in which folder the kernel runs
                    begun = await super().start_kernel_for_session(
                        others[0], path=path, name=None, type="notebook", kernel_name=KERNEL
                    )
                    shared.kernels[folder] = begun
                    self._move(before, session_id, begun)

        def _is_tired_of(self, kernel: str, session_id: str) -> bool:
            """Whether a page that has `kernel` asks for another. One that was just given it means the one before."""
            self.cursor.execute("SELECT kernel_id FROM session WHERE session_id=?", (session_id,))
            has = self.cursor.fetchone()
            given = self._given.pop(session_id, -HEARD_BY_THEN)
            return has is not None and has["kernel_id"] == kernel and time.monotonic() - given > HEARD_BY_THEN

        def _move(self, before: str | None, session_id: str, now: str) -> None:
            """All other pages of the kernel `before` have the kernel `now`; JupyterLab finds out and they run again."""
            others = self._others(before, session_id)
            self._given = {session: since for session, since in self._given.items() if session in others}
            self._given |= dict.fromkeys(others, time.monotonic())
            for session in others:
                self.cursor.execute("UPDATE session SET kernel_id=? WHERE session_id=?", (now, session))

        def _others(self, kernel: str | None, session_id: str) -> list[str]:
            """The sessions of `kernel` but for one."""
            query = "SELECT session_id FROM session WHERE kernel_id=? AND session_id!=?"
            self.cursor.execute(query, (kernel, session_id))
            return [row["session_id"] for row in self.cursor.fetchall()]

    return OfOneKernel


def hearing_its_own(connection: type, shared: Shared) -> type:
    """`connection`, a class of connections between a page and its kernel, over which no other page is heard."""

    class HearingItsOwn(connection):
        _counted = False

        def connect(self) -> Any:
            self._strange: set[bytes] = set()  # the topics of widgets of other pages
            self._count(1)
            return super().connect()

        def disconnect(self) -> None:
            self._count(-1)
            super().disconnect()

        def _count(self, one: int) -> None:
            if self._counted != (one > 0):  # it may be disconnected twice
                self._counted = one > 0
                shared.here[self.kernel_id][self.session.session] += one

        def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:
            if self.kernel_id not in shared.kernels.values() or not self._is_of_another_page(outgoing_msg):
                super().handle_outgoing_message(stream, outgoing_msg)

        def _is_of_another_page(self, message: list[Any]) -> bool:
            """Whether another page asked for what `message` says. Whoever moves a widget, it belongs to its own."""
            topic = bytes(message[0])
            if topic in self._strange:
                return True
            _topics, (_signature, header, parent, *_rest) = self.session.feed_identities(message)
            kind, page = self.session.unpack(header)["msg_type"], self.session.unpack(parent).get("session")
            strange = page != self.session.session and page in shared.here[self.kernel_id]
            if strange and kind == "comm_open":
                self._strange.add(topic)
            return strange and kind != "comm_msg"

    return HearingItsOwn


async def end_if_left(kernels: Any, shared: Shared, kernel: str) -> bool:
    """End `kernel` if pages share it and the last of them was left, unless one is `BACK_BY_THEN`; whether it ended.

    Only whoever leaves a page says so. A connection that is cut is no leaving: the page may come back to its kernel.
    """
    await asyncio.sleep(BACK_BY_THEN)
    if kernel not in shared.kernels.values() or kernel not in kernels or any(shared.here[kernel].values()):
        return False
    shared.forget(kernel)
    await ensure_async(kernels.shutdown_kernel(kernel))
    return True


def folder_of_a_page(root: Path, path: str | None, name: str | None) -> Path | None:
    """The folder in which the page of a session lies; None when it is no page, or its code is not ours."""
    for file, notebook in published.notebooks_of(root, path, name).items():
        with suppress(AttributeError, TypeError):  # a file that is no notebook
            if published.published_page(notebook):
                return file.parent
    return None
