"""The official Python SDK and fastmcp's client: list, call, progress, cancel; prints one JSON report.

    python-clients.py sdk|fastmcp '{"transport":"http","url":"...","protocol":"2025-11-25","call":{...},"stream":{...},"cancel":{...}}'

"call", "stream" and "cancel" are {"name","arguments"}; the third is cancelled after its first progress event.
"""

import asyncio
import json
import os
import sys
from contextlib import AsyncExitStack

PATIENCE = 80.0


def shown(result):
    plain = result.model_dump(by_alias=True, mode="json", exclude_none=True)
    text = [item["text"] for item in plain.get("content", []) if item.get("type") == "text"]
    return {"isError": bool(plain.get("isError")), "text": "\n".join(text), "structured": plain.get("structuredContent")}


def mode_of(plan):
    return plan["protocol"] if plan["protocol"] == "2026-07-28" else "legacy"


class Sdk:
    def __init__(self, plan):
        self.plan = plan

    async def connect(self, stack):
        from mcp import Client, StdioServerParameters
        from mcp.client.sse import sse_client
        from mcp.client.streamable_http import streamable_http_client

        plan = self.plan
        if plan["transport"] == "stdio":
            command = plan["command"]
            target = StdioServerParameters(command=command[0], args=command[1:], env=dict(os.environ))
        elif plan["transport"] == "sse":
            target = sse_client(plan["url"])
        else:
            target = streamable_http_client(plan["url"])
        client = Client(target, mode=mode_of(plan), read_timeout_seconds=PATIENCE)
        self.client = await stack.enter_async_context(client)

    def protocol_version(self):
        return self.client.protocol_version

    async def tools(self):
        names, cursor = [], None
        while True:
            page = await self.client.list_tools(cursor=cursor)
            names += [tool.name for tool in page.tools]
            cursor = page.next_cursor
            if not cursor:
                return names

    async def call(self, wanted, on_progress=None):
        return await self.client.call_tool(wanted["name"], wanted["arguments"], progress_callback=on_progress)


class FastMcp:
    def __init__(self, plan):
        self.plan = plan

    async def connect(self, stack):
        from fastmcp import Client
        from fastmcp.client.transports import SSETransport, StdioTransport, StreamableHttpTransport

        plan = self.plan
        if plan["transport"] == "stdio":
            command = plan["command"]
            target = StdioTransport(command=command[0], args=command[1:], env=dict(os.environ))
        elif plan["transport"] == "sse":
            target = SSETransport(plan["url"])
        else:
            target = StreamableHttpTransport(plan["url"])
        client = Client(target, mode=mode_of(plan), timeout=PATIENCE)
        self.client = await stack.enter_async_context(client)

    def protocol_version(self):
        return self.client.session.protocol_version

    async def tools(self):
        return [tool.name for tool in await self.client.list_tools()]

    async def call(self, wanted, on_progress=None):
        return await self.client.call_tool_mcp(wanted["name"], wanted["arguments"], progress_handler=on_progress)


async def cancelled(client, wanted):
    seen = asyncio.Event()
    count = 0

    async def on_progress(progress, total=None, message=None):
        nonlocal count
        count += 1
        seen.set()

    call = asyncio.create_task(client.call(wanted, on_progress))
    first = asyncio.create_task(seen.wait())
    await asyncio.wait({call, first}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    first.cancel()
    call.cancel()
    try:
        result = await call
        return {"progressBefore": count, "error": None, "result": shown(result)}
    except asyncio.CancelledError:
        return {"progressBefore": count, "error": "CancelledError"}
    except Exception as error:
        return {"progressBefore": count, "error": f"{type(error).__name__}: {error}"}


async def walk(client, plan):
    async with AsyncExitStack() as stack:
        await client.connect(stack)
        report = {"tools": await client.tools(), "protocolVersion": client.protocol_version()}
        report["call"] = shown(await client.call(plan["call"]))
        progress = []

        async def on_progress(value, total=None, message=None):
            progress.append({"progress": value, "total": total, "message": message})

        report["stream"] = {**shown(await client.call(plan["stream"], on_progress)), "progress": progress}
        report["cancel"] = await cancelled(client, plan["cancel"])
        report["toolsAfterCancel"] = len(await client.tools())
    return report


def reasons(error):
    if isinstance(error, BaseExceptionGroup):
        return [reason for inner in error.exceptions for reason in reasons(inner)]
    return [f"{type(error).__name__}: {error}"]


def main():
    plan = json.loads(sys.argv[2])
    client = {"sdk": Sdk, "fastmcp": FastMcp}[sys.argv[1]](plan)
    try:
        report = asyncio.run(walk(client, plan))
    except Exception as error:
        print(f"{sys.argv[1]} failed: {reasons(error)}", file=sys.stderr)
        return 1
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
