/** The clinic's pages with no script, on the narrowest phone and by keyboard alone: everything that can be done is done so. */
import type { Page } from 'puppeteer-core';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { describeWithChromium } from '../harness/needs.ts';
import { startService, type Service } from '../harness/service.ts';

const PAGES = [
  '',
  '/patients',
  '/patients/ruth',
  '/roster',
  '/safety',
  '/enrol',
  '/openings',
  '/content',
  '/rules',
];
const NARROWEST = 320;

describeWithChromium('the pages of the clinic without a script', () => {
  let chromium: Chromium;
  let service: Service;
  let page: Page;

  beforeAll(async () => {
    service = await startService({ STORE: 'embedded' });
    chromium = await launchChromium();
    await call('/simulator/begin', {});
    page = await chromium.browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.setViewport({ width: NARROWEST, height: 640 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await go('/sign-in');
    await press('Luc Moreau');
  });
  afterAll(async () => {
    await chromium.close();
    await service.end();
  });

  async function call(path: string, body: unknown): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await fetch(service.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  }
  const go = (path: string) => page.goto(`${service.url}/clinic${path}`);
  const focused = async (what: string) => String(await page.evaluate(`document.activeElement.${what}`));
  /** Goes on by Tab until what is focused is as wanted. */
  async function tabTo(what: string, wanted: string): Promise<void> {
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(what)).trim().includes(wanted)) return;
    }
    throw new Error(`no way to ${wanted} by keyboard`);
  }
  async function press(words: string): Promise<void> {
    await tabTo('textContent', words);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  }
  async function open(words: string): Promise<void> {
    await tabTo('textContent', words);
    await page.keyboard.press('Enter');
  }
  async function fill(name: string, typed: string): Promise<void> {
    await tabTo('name', name);
    await page.keyboard.type(typed);
  }
  const shown = async () => String(await page.evaluate('document.querySelector("main").innerText'));
  const valueOf = (name: string) => page.evaluate(`document.querySelector('[name="${name}"]').value`);

  it.each(PAGES)('/clinic%s needs no moving sideways', async (path) => {
    await go(path);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
  });

  it('an alert is taken, the talk taken over and handed back, and the alert closed with an outcome', async () => {
    await call('/simulator/say', { who: 'priya', channel: 'sms', text: 'YES' });
    await call('/simulator/say', { who: 'priya', channel: 'sms', text: 'I want to die' });
    await go('');
    await press('Priya Raman');
    await press('Acknowledge');
    await press('Take over the talk');
    expect(await shown()).toContain('Write to');
    await press('Hand back');
    expect(await shown()).not.toContain('Write to');
    await open('Close');
    await tabTo('value', 'acted');
    await page.keyboard.press('Space');
    await press('Close');
    expect(await shown()).toContain('acted');
  });

  it('one person with a wrong number is told so, and what was typed stays where it can be mended', async () => {
    await go('/enrol');
    await fill('name', 'Ada Night');
    await fill('mobile', '12');
    await press('Check');
    expect(await shown()).toContain('Mobile number: is not a phone number; write it as +15550100001');
    expect([await valueOf('name'), await valueOf('mobile'), await valueOf('csv')]).toEqual([
      'Ada Night',
      '12',
      '',
    ]);
  });

  it('a limit out of bounds comes back with the focus on what is wrong, and is mended from there', async () => {
    await go('/patients/ruth');
    await open('Set a limit');
    await fill('value', '12');
    await tabTo('name', 'until');
    await page.evaluate('document.activeElement.value = document.activeElement.max');
    await fill('reason', 'lives with 8');
    await press('Set it');
    expect(await focused('textContent')).toContain('Limit for this person: must be a number from 0 to 10');
    expect(await page.title()).toMatch(/^Not done: Ruth Bellamy/);
    expect([await valueOf('value'), await valueOf('reason')]).toEqual(['12', 'lives with 8']);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused('name')).toBe('value');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('9');
    await press('Set it');
    expect(await shown()).toContain('judged by it');
    expect(await shown()).toContain('lives with 8');
  });

  it('a rule is tried on the past', async () => {
    await go('/rules');
    await press('Try it on the past');
    expect(await shown()).toMatch(/Met\s+0/);
  });
});
