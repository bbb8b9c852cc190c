"""What a Python programmer would write with fastmcp and the ollama package: the tools that the benchmarks call.

    fastmcp_server.py --port N      (OLLAMA_HOST says where Ollama is)
"""

import argparse

import ollama
import uvicorn
from fastmcp import Context, FastMCP

server = FastMCP(name="fastmcp-peer", version="1.0.0")
client = ollama.AsyncClient()


@server.tool
async def list_models() -> dict:
    """List the models."""
    return (await client.list()).model_dump(mode="json")


@server.tool
async def generate(model: str, prompt: str) -> dict:
    """Answer a prompt."""
    return (await client.generate(model=model, prompt=prompt)).model_dump(mode="json")


@server.tool
async def generate_stream(ctx: Context, model: str, prompt: str) -> dict:
    """Answer a prompt, each piece of text as progress."""
    pieces = []
    async for part in await client.generate(model=model, prompt=prompt, stream=True):
        if part.response:
            pieces.append(part.response)
            await ctx.report_progress(progress=len(pieces), message=part.response)
    return {"response": "".join(pieces)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    args = parser.parse_args()
    uvicorn.run(server.http_app(transport="http", path="/mcp"), host="127.0.0.1", port=args.port, log_level="warning")


if __name__ == "__main__":
    main()
