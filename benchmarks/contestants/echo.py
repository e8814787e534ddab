"""The floor: a comm that sends back what it was sent."""

from typing import Any

from comm import create_comm


def send_back(message: dict[str, Any]) -> None:
    echo.send({"method": "update", "state": message["content"]["data"]["state"], "buffer_paths": []})


echo = create_comm(target_name="echo")
echo.on_msg(send_back)
comm_id = echo.comm_id
