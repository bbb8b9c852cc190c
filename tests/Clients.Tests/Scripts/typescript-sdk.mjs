// @modelcontextprotocol/sdk: the handshake-era TypeScript SDK, on which most of today's hosts stand.
import { require, walk } from './walk.mjs';

const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');
const { SSEClientTransport } = require('@modelcontextprotocol/sdk/client/sse.js');
const { StdioClientTransport } = require('@modelcontextprotocol/sdk/client/stdio.js');

function transportFor(plan) {
  switch (plan.transport) {
    case 'http':
      return new StreamableHTTPClientTransport(new URL(plan.url));
    case 'sse':
      return new SSEClientTransport(new URL(plan.url));
    default:
      return new StdioClientTransport({ command: plan.command[0], args: plan.command.slice(1), env: { ...process.env } });
  }
}

await walk(async (plan) => {
  const client = new Client({ name: 'typescript-sdk', version: '1' });
  let negotiated;
  const transport = transportFor(plan);
  transport.setProtocolVersion = ((inner) => (version) => {
    negotiated = version;
    inner?.call(transport, version);
  })(transport.setProtocolVersion);
  await client.connect(transport);
  return {
    client,
    callTool: (wanted, options) => client.callTool(wanted, undefined, options),
    protocolVersion: () => negotiated,
    close: () => client.close(),
  };
});
