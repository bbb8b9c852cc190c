// A tool call as an agent makes it that traces itself: the span of the caller goes along in `_meta` of the MCP request.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The npm packages stand in a folder of their own, which ESM imports would not look into. */
export const require = createRequire(join(process.env.OLLAMA_MCP_TEST_NPM, 'package.json'));

const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');

/** Calls "plan.tool" of the server at "plan.mcp" within the trace "plan.trace"; fails where the tool does. */
export async function call(plan) {
  const client = new Client({ name: 'browser-test', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(plan.mcp)));
  const result = await client.callTool({
    name: plan.tool,
    arguments: plan.arguments,
    _meta: { traceparent: `00-${plan.trace}-b7ad6b7169203331-01` },
  });
  await client.close();
  if (result.isError) {
    throw new Error(`${plan.tool} failed: ${result.content[0].text}`);
  }
}
