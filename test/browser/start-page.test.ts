import type { Page } from 'puppeteer-core';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { describeWithChromium } from '../harness/needs.ts';
import type { StandIn } from '../http/simulator-stand-in.ts';
import { standIn } from '../http/simulator-stand-in.ts';

const AT = Date.parse('2026-03-03T13:00:00Z');
const CARD = 'application/vnd.microsoft.card.adaptive';
const question = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'How is your **pain** now? <img src=x>', wrap: true },
    {
      type: 'Input.ChoiceSet',
      id: 'answer',
      label: 'From 0 to 10',
      style: 'compact',
      choices: Array.from({ length: 11 }, (_, at) => ({ title: String(at), value: String(at) })),
    },
  ],
  actions: [
    { type: 'Action.Submit', title: 'Send answer', data: { questionnaire: 'daily', linkId: 'pain-now' } },
  ],
};

describeWithChromium('the start page', () => {
  let chromium: Chromium;
  let page: Page;
  let service: StandIn;
  let faults: string[];

  beforeAll(async () => {
    chromium = await launchChromium();
  });
  afterAll(() => chromium.close());

  beforeEach(async () => {
    service = await standIn({
      text: async (there, { From, Body }) => void (await there.send(From ?? '', `You wrote: ${Body}`)),
    });
    faults = [];
    page = await chromium.browser.newPage();
    page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
    page.on('pageerror', (fault) => faults.push(String(fault)));
    await page.setViewport({ width: 1280, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(`${service.url}/`);
    await page.waitForSelector('body[data-ready]');
  });
  afterEach(async () => {
    await page.close();
    await service.close();
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key as 'Tab');
  };
  const sees = (selector: string, text: string) =>
    page.waitForFunction(
      `[...document.querySelectorAll(${JSON.stringify(selector)})]
        .some((each) => each.textContent.includes(${JSON.stringify(text)}))`,
    );
  const textOf = (selector: string) => page.$eval(selector, (found) => found.textContent);
  const focused = () => page.evaluate('document.activeElement.id || document.activeElement.textContent');

  it('lets a patient write by keyboard alone and see the answer, with its length and its delivery', async () => {
    await press('Tab', 'Enter', 'Tab', 'Tab');
    await page.keyboard.type('about a 6');
    await press('Enter');
    await sees('#patient-sms .from-person', 'about a 6');
    await sees('#patient-sms .from-clinic', 'You wrote: about a 6');
    await sees('#patient-sms .from-clinic .meta', '20 characters, 1 text');
    await sees('#patient-sms .from-clinic .meta', 'Delivered');
    expect(service.texts).toMatchObject([{ Body: 'about a 6' }]);
    expect(faults).toEqual([]);
  });

  it('shows an Adaptive Card in Teams, which is filled and sent by keyboard', async () => {
    await page.focus('#patient-teams .empty button');
    await press('Enter');
    await page.waitForSelector('#patient-teams .composer input:enabled');
    await service.sendActivity('a:1-amina', {
      type: 'message',
      summary: 'Pain?',
      attachments: [{ contentType: CARD, content: question }],
    });
    await sees('#patient-teams .card', 'How is your pain now? <img src=x>');
    await page.focus('#patient-teams .card select');
    await page.keyboard.type('6');
    await press('Tab');
    expect(await focused()).toBe('Send answer');
    await press('Enter');
    await sees('#patient-teams .meta', 'you pressed “Send answer”');
    const submitted = service.activities.find((each) => each.value !== undefined);
    expect(submitted?.value).toEqual({ questionnaire: 'daily', linkId: 'pain-now', answer: '6' });
    expect(faults).toEqual([]);
  });

  it('shows every button of a card, and says of a heading how deep it stands', async () => {
    const titles = ['Acknowledge', 'In contact', 'Take over the talk', 'Snooze', 'Reassign', 'Close'];
    const body = [{ type: 'TextBlock', text: 'Emergency: alert KT47', style: 'heading' }];
    const actions = titles.map((title) => ({ type: 'Action.Submit', title }));
    const content = { type: 'AdaptiveCard', version: '1.5', body, actions };
    await page.focus('#patient-teams .empty button');
    await press('Enter');
    await page.waitForSelector('#patient-teams .composer input:enabled');
    const attachments = [{ contentType: CARD, content }];
    await service.sendActivity('a:1-amina', { type: 'message', summary: 'Alert', attachments });
    await sees('#patient-teams .card', 'KT47');
    const cut = await page.evaluate(`[...document.querySelectorAll('.card button')]
      .filter((each) => each.getBoundingClientRect().right > each.closest('.card').getBoundingClientRect().right)
      .map((each) => each.textContent)`);
    expect(cut).toEqual([]);
    expect(await page.$eval('.card [role=heading]', (found) => found.getAttribute('aria-level'))).toBe('4');
    expect(await page.$eval('header a[href="/clinic"]', (found) => found.textContent)).toContain('clinic');
  });

  it('rings on the phone of a clinician, says so aloud, and is quiet after an answer', async () => {
    await service.send('+15550100011', 'PAGE: reply 1a to take it.');
    await page.waitForSelector('#clinician-sms.ringing .ring:not([hidden])');
    expect(await textOf('[role=alert]')).toBe('Page for Nurse Otieno, by SMS: PAGE: reply 1a to take it.');
    expect(await textOf('.side[data-role=clinician] .pill:first-of-type .unread')).toBe('1 unread');
    expect(await page.title()).toMatch(/^Ringing/);
    await page.focus('#clinician-sms .composer input');
    await page.keyboard.type('1a');
    await press('Enter');
    await sees('#clinician-sms .from-clinic', 'You wrote: 1a');
    expect(await page.$('.device.ringing')).toBeNull();
    expect(service.texts).toMatchObject([{ Body: '1a', From: '+15550100011' }]);
  });

  it('marks what arrived for somebody else, and keeps a page ringing until they are looked at and answer', async () => {
    await service.send('+15550100012', 'PAGE: reply 1a to take it.');
    await page.waitForSelector('.side[data-role=clinician] .pill.ringing');
    await page.focus('.side[data-role=clinician] input:checked');
    await press('ArrowRight');
    await page.waitForSelector('#clinician-sms.ringing');
    await sees('#clinician-sms .from-clinic', 'PAGE');
  });

  it('says who cannot be reached where', async () => {
    await page.focus('.side[data-role=patient] input:checked');
    await press('ArrowRight');
    await sees('#patient-teams .empty', 'Tomás has no Teams account.');
    expect(await page.$('#patient-teams .composer input:enabled')).toBeNull();
  });

  it('does not move anything for people who asked for less motion', async () => {
    await service.send('+15550100011', 'PAGE');
    await page.waitForSelector('#clinician-sms.ringing');
    const animation = "getComputedStyle(document.querySelector('#clinician-sms')).animationName";
    expect(await page.evaluate(animation)).toBe('none');
  });

  it('moves the clock and says where it stands', async () => {
    await page.focus('[data-to="+1h"]');
    await press('Enter');
    await sees('#clock-said', 'It is Tuesday 3 March, 09:00.');
    expect(await textOf('#clock-time')).toBe('09:00');
    expect(service.moves.at(-1)).toBe(AT + 3_600_000);
  });

  it('says when the connection is lost and when it is back, and shows what was missed', async () => {
    const port = Number(new URL(service.url).port);
    await service.close();
    await sees('#connection.lost', 'The connection to Flarepath is lost');
    service = await standIn({}, { at: AT, memory: undefined, port });
    await service.send('+15550100001', 'Good morning.');
    await sees('#connection:not(.lost)', 'Connected again.');
    await sees('#patient-sms .from-clinic', 'Good morning.');
  });

  it('puts things to try into the composer that was used last', async () => {
    await page.focus('.chip.alarming');
    await press('Enter');
    expect(await focused()).toBe('patient-sms-text');
    await press('Enter');
    await sees('#patient-sms .from-person', "can't feel");
  });

  it('has a name for each field, button, group and log', async () => {
    const nameless = await page.evaluate(`
      [...document.querySelectorAll('input, button, select, [role=log], [role=group], section, nav')]
        .filter((each) => !each.ariaLabel && !each.labels?.[0]?.textContent.trim() && !each.textContent.trim())
        .map((each) => each.outerHTML.slice(0, 80))`);
    expect(nameless).toEqual([]);
    expect(
      await page.$$eval('[role=log]', (logs) => logs.map((log) => log.getAttribute('aria-live'))),
    ).toEqual(Array(4).fill('polite'));
  });

  it.each([390, 800, 1280])('needs no sideways scrolling at %i pixels', async (width) => {
    await page.setViewport({ width, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });
});
