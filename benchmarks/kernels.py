"""A real kernel, spoken to as the browser speaks to it, with every message weighed and timed."""

import ast
import socket
import tempfile
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Any

from jupyter_client import KernelManager

from .surroundings import PAGES, surroundings

LONGEST = 60.0  # seconds to wait for anything
LESS_TALK = ["--log-level=ERROR"]  # each kernel would warn that its local sockets are not encrypted


@dataclass(frozen=True)
class Heard:
    """One message from the kernel to every page (iopub).

    size : bytes of all its frames. at : when it arrived, as `time.perf_counter` counts.
    """

    kind: str
    content: dict[str, Any]
    request: str
    size: int
    at: float

    def ends(self, request: str) -> bool:
        return self.request == request and self.content.get("execution_state") == "idle"


class Kernel:
    """A fresh kernel in a `with` block, its journal in a folder that goes away with it.

    began : just before its process was started. pid : of that process.
    """

    def __enter__(self) -> "Kernel":
        with ExitStack() as stack:
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="workbook-bench-"))
            self._manager = KernelManager(kernel_name="python3")
            stack.callback(self._manager.shutdown_kernel, now=True)
            self.began = time.perf_counter()
            self._manager.start_kernel(env=surroundings(home), cwd=str(PAGES), extra_arguments=LESS_TALK)
            self._wait_until_bound()
            self._client = self._manager.blocking_client()
            stack.callback(self._client.stop_channels)
            self._client.start_channels()
            self._wait_until_heard()
            self._ending = stack.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ending.close()

    @property
    def pid(self) -> int:
        return self._manager.provisioner.pid

    def run(self, code: str) -> list[Heard]:
        """Everything the kernel says while it runs `code`. Raises `RuntimeError` when the code does."""
        heard = self._until_idle(self._client.execute(code))
        for message in heard:
            if message.kind == "error":
                raise RuntimeError("\n".join(message.content["traceback"]))
        return heard

    def value(self, expression: str) -> Any:
        """What `expression` is in the kernel: anything that Python can write as a literal."""
        request = self._client.execute("", user_expressions={"it": expression})
        while (reply := self._client.get_shell_msg(timeout=LONGEST))["parent_header"]["msg_id"] != request:
            pass
        return ast.literal_eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])

    def change(self, comm: str, state: dict[str, Any]) -> tuple[float, int]:
        """Send what the browser sends when a widget changes: seconds until the kernel is idle again, and bytes."""
        data = {"method": "update", "state": state, "buffer_paths": []}
        began = time.perf_counter()
        request = self._client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        self._client.shell_channel.send(request)
        heard = self._until_idle(request["header"]["msg_id"])
        sent = sum(map(len, self._client.session.serialize(request)))
        return heard[-1].at - began, sent + sum(message.size for message in heard)

    def later(self, quiet: float) -> list[Heard]:
        """What the kernel still says by itself, until it has been quiet for so many seconds."""
        heard = []
        while message := self._next(quiet):
            heard.append(message)
        return heard

    # `KernelClient.wait_for_ready` waits for 0.2 s of quiet, and sockets that come too early try again
    # every 0.1 s: on a start of 0.3 s both would flatter every ratio.
    def _wait_until_bound(self) -> None:
        address = (self._manager.ip, self._manager.hb_port)  # the last to be bound
        while self._manager.is_alive():
            with suppress(ConnectionRefusedError), socket.create_connection(address):
                return
            time.sleep(0.002)
        raise RuntimeError("the kernel ended before it began")

    def _wait_until_heard(self) -> None:
        heard = None
        while not heard:
            self._client.kernel_info()
            self._client.get_shell_msg(timeout=LONGEST)
            heard = self._next(0.05)

    def _until_idle(self, request: str) -> list[Heard]:
        heard: list[Heard] = []
        while not heard or not heard[-1].ends(request):
            message = self._next(LONGEST)
            if message is None:
                raise TimeoutError(f"the kernel said nothing for {LONGEST:.0f} s")
            heard.append(message)
        return heard

    def _next(self, patience: float) -> Heard | None:
        iopub, session = self._client.iopub_channel.socket, self._client.session
        if not iopub.poll(1000 * patience):
            return None
        frames = iopub.recv_multipart()
        at = time.perf_counter()
        _topic, parts = session.feed_identities(frames)
        message = session.deserialize(parts)
        request = message["parent_header"].get("msg_id", "")
        return Heard(message["msg_type"], message["content"], request, sum(map(len, frames)), at)
