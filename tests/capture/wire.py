"""A loopback server that answers by script, byte for byte, and logs what went over each connection."""

import asyncio
import socket
import ssl
import struct
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

RESET, CLOSE = "reset", "close"


@dataclass(frozen=True)
class Endless:
    """Sends `piece` every `pause` seconds until the other side goes."""

    piece: bytes
    pause: float = 0.0


Step = bytes | float | str | Endless  # bytes are sent, a number is a pause in seconds


@dataclass
class Served:
    """One request as it came and the answer as it went."""

    request: bytes
    sent: bytearray = field(default_factory=bytearray)

    @property
    def path(self) -> str:
        target = self.request.split(b" ", 2)[1].decode("latin-1")
        return target if target.startswith("/") else "/" + target.split("/", 3)[3]


class Server:
    """Runs in a thread of its own. `script` maps a path to the steps of its answer, or to an iterator of answers."""

    def __init__(
        self,
        script: Mapping[str, Sequence[Step] | Iterator[Sequence[Step]]],
        tls: ssl.SSLContext | None = None,
        upstream: int = 0,
    ):
        self.script, self.tls, self.upstream = script, tls, upstream
        self.log: list[Served] = []
        self.connections = 0

    def __enter__(self) -> "Server":
        ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait()
        return self

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        start = asyncio.start_server(self._connection, "127.0.0.1", 0, ssl=self.tls, limit=2**24)
        server = self._loop.run_until_complete(start)
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()
        server.close()  # the port refuses from now on

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while await self._exchange(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        if head.startswith(b"CONNECT "):
            self.log.append(Served(head))
            return await self._connect(reader, writer)
        length = next((int(x[15:]) for x in head.split(b"\r\n") if x.lower().startswith(b"content-length:")), 0)
        served = Served(head + await reader.readexactly(length))
        self.log.append(served)
        steps = self.script[served.path]
        for step in next(steps) if isinstance(steps, Iterator) else steps:
            if not await self._do(step, served, writer):
                return False
        return True

    async def _do(self, step: Step, served: Served, writer: asyncio.StreamWriter) -> bool:
        if isinstance(step, bytes):
            served.sent += step
            writer.write(step)
            await writer.drain()
        elif isinstance(step, Endless):
            while True:
                await self._do(step.piece, served, writer)
                await asyncio.sleep(step.pause)
        elif isinstance(step, float):
            await asyncio.sleep(step)
        elif step == RESET:
            sock: Any = writer.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()
        return step not in (RESET, CLOSE)

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        for step in self.script.get("CONNECT", ()):  # a refusal
            if not await self._do(step, self.log[-1], writer):
                return False
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(_pump(reader, up_writer), _pump(up_reader, writer))
        return False


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    writer.close()
