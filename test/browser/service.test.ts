/** The start page and the real service behind it, as a newcomer meets them in the first five minutes. */
import type { Page } from 'puppeteer-core';
import { violationsOn } from '../harness/axe.ts';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { describeWithChromium } from '../harness/needs.ts';
import { startService, type Service } from '../harness/service.ts';

describeWithChromium('the start page of the real service', () => {
  let chromium: Chromium;
  let service: Service;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    service = await startService({ STORE: 'embedded' });
    chromium = await launchChromium();
    page = await chromium.browser.newPage();
    page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
    page.on('pageerror', (fault) => faults.push(String(fault)));
    await page.setViewport({ width: 1280, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.goto(service.url);
    await page.waitForSelector('body[data-ready]');
    await page.waitForSelector('#clinician-teams .composer input:enabled');
  });
  afterAll(async () => {
    await chromium.close();
    await service.end();
  });

  /** Waits until the last message on this screen says so. */
  const sees = (device: string, text: string, from = 'clinic') =>
    page.waitForFunction(
      `[...document.querySelectorAll('#${device} .from-${from}')].at(-1)?.textContent.includes(${JSON.stringify(text)})`,
    );
  const write = async (device: string, text: string) => {
    await page.focus(`#${device} .composer input`);
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  const choose = async (name: string) => {
    const pill = await page.waitForSelector(`::-p-xpath(//label[contains(., "${name}")])`);
    await pill?.click();
  };
  const press = async (device: string, title: string) => {
    const button = await page.waitForSelector(
      `::-p-xpath((//*[@id="${device}"]//button[contains(., "${title}")])[last()])`,
    );
    await button?.click();
  };

  /** Until the whole move is done, steps go on, and ring whom the next ones call. */
  const moveClock = async (to: string) => {
    await page.click(`[data-to="${to}"]`);
    await page.waitForSelector('.clock:not([aria-busy])', { timeout: 45_000 });
  };

  it('lets a patient join and begin a check-in by keyboard alone', async () => {
    await sees('patient-sms', 'Reply YES to join');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('YES');
    await page.keyboard.press('Enter');
    await sees('patient-sms', 'You joined our check-ins');
    await page.keyboard.type('CHECK IN');
    await page.keyboard.press('Enter');
    await sees('patient-sms', 'pain right now');
    await page.keyboard.type('about a 6');
    await page.keyboard.press('Enter');
    await sees('patient-sms', 'limit you');
  });

  it('shows the next question as a card in Teams, which is answered by keyboard', async () => {
    await press('patient-teams', 'Add Flarepath');
    await sees('patient-teams', 'automated check-in');
    await write('patient-teams', '5');
    await sees('patient-teams', 'sleep');
    await page.focus('#patient-teams .card select');
    await page.keyboard.type('7');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sees('patient-teams', 'mood');
  });

  it("rings the clinician's phone and Teams when the patient writes something alarming", async () => {
    await write('patient-sms', "I can't feel when I wipe since last night");
    await page.waitForSelector('#clinician-sms.ringing');
    await page.waitForSelector('#clinician-teams.ringing');
    await sees('clinician-sms', 'Reply 1A');
    await sees('clinician-teams', "can't feel when I wipe");
    expect(await page.$eval('[role=alert]', (alarm) => alarm.textContent)).toMatch(/^Page for Grace Otieno/);
    await sees('patient-sms', 'has been alerted');
  });

  it('lets one clinician take it on the card, and tells the second who was first', async () => {
    await moveClock('+10m');
    await choose('Luc Moreau');
    await page.waitForSelector('#clinician-sms.ringing');
    await choose('Grace Otieno');
    await press('clinician-teams', 'Acknowledge');
    await sees('clinician-teams', 'Acknowledged by Grace Otieno');
    await page.waitForSelector('#clinician-sms:not(.ringing)');
    await sees('patient-sms', 'nurse Otieno');
    await choose('Luc Moreau');
    await sees('clinician-teams', 'Acknowledged by Grace Otieno');
    await write('clinician-sms', '1a');
    await sees('clinician-sms', 'acknowledged by Grace Otieno');
  });

  it('brings the check-in of the next morning when the alert is closed', async () => {
    await press('clinician-teams', 'Close');
    // The form for closing is the last of the card's.
    const choices = await page.$$('#clinician-teams .card select');
    await choices.at(-1)?.select('advised');
    const send =
      '(//*[@id="clinician-teams"]//*[contains(@class, "card")]//button[contains(., "Send")])[last()]';
    await (await page.waitForSelector(`::-p-xpath(${send})`))?.click();
    await sees('clinician-teams', 'Closed by Luc Moreau');
    await moveClock('next-morning');
    await sees('patient-sms', 'pain right now');
  });

  it('has nothing that axe-core finds, by day and by night, on a wide screen and on a phone', async () => {
    for (const [theme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      expect(await violationsOn(page)).toEqual([]);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });

  it('met no fault on the way, on the page or in the service', () => {
    expect(faults).toEqual([]);
    expect(service.output()).not.toMatch(/"level":"error"/);
  });
});
