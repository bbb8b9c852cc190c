// @modelcontextprotocol/client: the TypeScript client that speaks both eras.
import { require, walk } from './walk.mjs';

const { Client, SSEClientTransport, StreamableHTTPClientTransport } = require('@modelcontextprotocol/client');
const { StdioClientTransport } = require('@modelcontextprotocol/client/stdio');

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
  const mode = plan.protocol === '2026-07-28' ? { pin: plan.protocol } : 'legacy';
  const client = new Client({ name: 'typescript-client', version: '2' }, { versionNegotiation: { mode } });
  await client.connect(transportFor(plan));
  return {
    client,
    callTool: (wanted, options) => client.callTool(wanted, options),
    protocolVersion: () => client.getNegotiatedProtocolVersion?.(),
    close: () => client.close(),
  };
});
