// What both TypeScript clients are asked to do; prints one JSON report.
//
//   node typescript-sdk.mjs '{"transport":"http","url":"...","protocol":"2025-11-25","call":{...},"stream":{...},"cancel":{...}}'
//
// "call", "stream" and "cancel" are {"name","arguments"}; the third is aborted after its first progress event.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The npm packages stand in a folder of their own, which ESM imports would not look into. */
export const require = createRequire(join(process.env.OLLAMA_MCP_TEST_NPM, 'package.json'));

const patience = 30_000;

function shown(result) {
  const text = (result.content ?? []).filter((item) => item.type === 'text').map((item) => item.text);
  return { isError: result.isError === true, text: text.join('\n'), structured: result.structuredContent };
}

async function listAll(client) {
  const names = [];
  let cursor;
  do {
    const page = await client.listTools(cursor ? { cursor } : {});
    names.push(...page.tools.map((tool) => tool.name));
    cursor = page.nextCursor;
  } while (cursor);
  return names;
}

async function cancelled(callTool, wanted) {
  const abort = new AbortController();
  const report = { progressBefore: 0, error: null };
  try {
    await callTool(wanted, {
      signal: abort.signal,
      timeout: patience,
      onprogress: () => {
        report.progressBefore += 1;
        abort.abort('the test has seen enough');
      },
    });
  } catch (error) {
    report.error = String(error?.message ?? error);
  }
  return report;
}

/** connect(plan) gives {client, callTool(wanted, options), protocolVersion(), close()}. */
export async function walk(connect) {
  const plan = JSON.parse(process.argv[2]);
  const session = await connect(plan);
  const report = { tools: await listAll(session.client) };
  report.protocolVersion = session.protocolVersion();
  report.call = shown(await session.callTool(plan.call, { timeout: patience }));
  const progress = [];
  const streamed = await session.callTool(plan.stream, {
    timeout: patience,
    onprogress: (event) => progress.push(event),
  });
  report.stream = { ...shown(streamed), progress };
  report.cancel = await cancelled(session.callTool, plan.cancel);
  report.toolsAfterCancel = (await listAll(session.client)).length;
  await session.close();
  console.log(JSON.stringify(report));
}
