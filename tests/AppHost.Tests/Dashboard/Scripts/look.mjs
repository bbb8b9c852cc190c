// Calls a tool, then looks at the dashboard as a person does, and prints one JSON report of what it saw.
//
//   node look.mjs '{"mcp":"http://…/mcp","tool":"…","arguments":{…},"trace":"<32 hex digits>",
//     "dashboard":"http://…","resource":"mcp-server","spans":["…"],"details":{"span":"…","attribute":"…"},"log":"…",
//     "metric":"…","pictures":"<folder>","chromium":"<program>","patience":<milliseconds>}'
//
// Nothing sleeps: the pages of the dashboard bring new telemetry by themselves, and each step waits for what it looks for.
import { join } from 'node:path';
import { call, require } from './call.mjs';

const { chromium } = require('playwright-core');

const plan = JSON.parse(process.argv[2]);
const report = {};

const browser = await chromium.launch({
  executablePath: plan.chromium,
  // As root there is no sandbox; the rest keeps it from calling home.
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 800 }, colorScheme: 'light' });
  page.setDefaultTimeout(plan.patience);
  await seeTrace(page);
  await seeMetric(page);
  await seeLog(page);
  console.log(JSON.stringify(report));
} finally {
  await browser.close();
}

/** The list of traces is opened before the call: the trace has to come into it by itself. */
async function seeTrace(page) {
  await page.goto(`${plan.dashboard}/traces`);
  await page.getByRole('combobox', { name: 'Resource' }).first().waitFor();
  await call({ ...plan, trace: '0'.repeat(31) + '1' }); // the first one compiles and loads: the next is what calls are like
  await call(plan);
  const begin = Date.now();
  await page.getByText(plan.trace.slice(0, 7)).first().click();
  await page.waitForURL(`**/traces/detail/${plan.trace}**`);
  const rows = page.locator('table.trace-view-grid tbody tr');
  for (const span of plan.spans) {
    await rows.filter({ hasText: span }).first().waitFor();
  }
  report.seenAfter = Date.now() - begin;
  report.spans = await rows.filter({ hasText: plan.resource }).allInnerTexts();
  await picture(page, 'dashboard-trace', 500);
  await rows.filter({ hasText: plan.details.span }).first().click();
  await page.getByText(plan.details.attribute).first().waitFor();
  await picture(page, 'dashboard-span');
}

async function seeMetric(page) {
  const metric = page.getByRole('treeitem', { name: plan.metric, exact: true });
  await open(page, `${plan.dashboard}/metrics/resource/${plan.resource}`, metric);
  await metric.click();
  await page.locator('.js-plotly-plot .scatterlayer path.js-fill, .js-plotly-plot .scatterlayer path.js-line').first().waitFor();
  report.metric = await page.getByRole('heading', { name: plan.metric }).first().innerText();
  await picture(page, 'dashboard-metrics');
}

async function seeLog(page) {
  const row = page.locator('tbody tr').filter({ hasText: plan.log }).first();
  await open(page, `${plan.dashboard}/structuredlogs/resource/${plan.resource}`, row);
  report.log = await row.innerText();
  await picture(page, 'dashboard-logs');
}

/** Opens a page, and again where it stays without what it should have: on a busy machine it may lose its connection at the start. */
async function open(page, url, sight) {
  for (let left = 4; ; left--) {
    await page.goto(url);
    try {
      return await sight.waitFor({ timeout: plan.patience / 4 });
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}

async function picture(page, name, height = 800) {
  await page.mouse.move(0, 0); // off the row that it would light up
  await page.screenshot({ path: join(plan.pictures, `${name}.png`), clip: { x: 0, y: 0, width: 1400, height } });
}
