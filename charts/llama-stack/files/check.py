"""Asks a stack for its health and for the tools of each MCP server, and ends with 1 where something is missing.

usage: check.py BASE_URL PATH_OF_TOOLS...
"""

import json
import sys
import time
import urllib.error
import urllib.request

PATIENCE_SECONDS = 30
RETRY_SECONDS = 1


def get(url):
    # A Service answers some moments after its pods are ready.
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            sys.exit(f"{url} answered {error.code}: {error.read().decode(errors='replace')[:500]}")
        except OSError as error:
            if time.monotonic() > until:
                sys.exit(f"{url} cannot be reached: {error}")
        time.sleep(RETRY_SECONDS)


base, *paths = sys.argv[1:]
print("health:", get(base + "/v1/health").get("status"))
for path in paths:
    tools = get(base + path).get("data") or []
    names = sorted(str(tool.get("name") or tool.get("toolgroup_id")) for tool in tools)
    if not names:
        sys.exit(f"{path} lists no tool. Is the MCP server there? The log of the stack says what it found.")
    print(f"{path}: {len(names)} tools: {', '.join(names)}")
