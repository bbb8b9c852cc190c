"""Connects to the one server of a configuration file of an MCP host, given as text; prints the names of its tools as JSON.

    fastmcp-config.py '{"mcpServers": {"ollama": {"url": "http://localhost:4838/mcp"}}}'
"""

import asyncio
import json
import sys

from fastmcp import Client


async def main():
    config = json.loads(sys.argv[1])
    for server in config["mcpServers"].values():
        if "command" in server:
            server["keep_alive"] = False  # else fastmcp leaves the program running for a next session
    async with Client(config, timeout=80) as client:
        print(json.dumps([tool.name for tool in await client.list_tools()]))


asyncio.run(main())
