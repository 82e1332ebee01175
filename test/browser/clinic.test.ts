/** A clinician's evening on the clinic's pages of the real service: by keyboard, with a colleague in another browser. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { violationsOn } from '../harness/axe.ts';
import { launchChromium, type Chromium } from '../harness/chromium.ts';
import { describeWithChromium } from '../harness/needs.ts';
import { startService, type Service } from '../harness/service.ts';

const WORDS = "I can't feel when I wipe since last night";
/** What is said in English on a page in Spanish, but for what somebody wrote and what is marked as English. */
const ENGLISH = `(() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walk.nextNode()) {
    const { textContent, parentElement } = walk.currentNode;
    if (/\\.(yaml|json)$/.test(textContent.trim()) || parentElement.closest('[lang=en], blockquote, q, .bubble p:not(.meta), .outcome, .facts, code, script, option, textarea')) continue;
    if (/(?<!\\p{L})(the|and|with|who|has|not|of|is|was|by|for|nobody|from|your)(?!\\p{L})/iu.test(textContent)) found.push(textContent.trim());
  }
  return found;
})()`;

describeWithChromium('the pages of the clinic', () => {
  let chromium: Chromium;
  let service: Service;
  let grace: Page;
  let luc: Page;
  let samira: Page;
  let content = '';
  /** The label of the alert that was closed. */
  let closed = '';
  const faults: string[] = [];

  beforeAll(async () => {
    content = mkdtempSync(join(tmpdir(), 'flarepath-content-'));
    cpSync('content', content, { recursive: true });
    const clinic = readFileSync(join(content, 'clinic.yaml'), 'utf8');
    writeFileSync(
      join(content, 'clinic.yaml'),
      clinic.replace('name: Samira Haddad', 'name: Samira Haddad\n    lang: es'),
    );
    service = await startService({ STORE: 'embedded', CONTENT_DIR: content });
    chromium = await launchChromium();
    await call('/simulator/begin', {});
    [grace, luc, samira] = [await another(), await another(), await another()];
  });
  afterAll(async () => {
    await chromium.close();
    await service.end();
    rmSync(content, { recursive: true });
  });

  async function another(): Promise<Page> {
    const page = await (await chromium.browser.createBrowserContext()).newPage();
    page.on('pageerror', (fault) => faults.push(String(fault)));
    page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
    await page.setViewport({ width: 1280, height: 900 });
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    return page;
  }
  const call = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(service.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(200);
  };
  const says = (who: string, text: string) => call('/simulator/say', { who, channel: 'sms', text });
  /** In one step, since the page renews itself. */
  const follow = (page: Page, link: string) =>
    Promise.all([
      page.waitForNavigation(),
      page.$eval(link, (each) => (each as unknown as { click(): void }).click()),
    ]);
  const sees = (page: Page, selector: string, text: string) =>
    page.waitForFunction(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].some((each) => each.textContent.includes(${JSON.stringify(text)}))`,
    );
  /** Marks the page; a page that has been loaded anew has no mark. */
  const mark = (page: Page) => page.evaluate('window.marked = true');
  const isMarked = (page: Page) => page.evaluate('window.marked === true');
  const signIn = async (page: Page, who: string) => {
    await page.goto(`${service.url}/clinic`);
    await Promise.all([page.waitForNavigation(), page.click(`button[value=${who}]`)]);
  };
  /** Goes on by Tab until the focus is on something with these words. */
  const tabTo = async (page: Page, words: string) => {
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate('document.activeElement.textContent');
      if (String(at).includes(words)) return;
    }
    throw new Error(`no way to ${words} by keyboard`);
  };
  const enter = async (page: Page) => {
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  };

  it('lets two clinicians sign in, one by keyboard alone', async () => {
    await grace.goto(`${service.url}/clinic`);
    await tabTo(grace, 'Grace Otieno');
    await enter(grace);
    await signIn(luc, 'moreau');
    await sees(grace, 'main', 'Nobody is waiting');
    await sees(luc, 'header', 'Luc Moreau');
  });

  it('shows an alert that arrives, without a reload, and says so', async () => {
    await mark(grace);
    await says('ruth', 'YES');
    await says('ruth', WORDS);
    await sees(grace, '.alert.emergency', 'Ruth Bellamy');
    await sees(grace, '[role=alert]', 'New alert: emergency');
    await grace.waitForFunction("document.title.startsWith('(1)')");
    expect(await isMarked(grace)).toBe(true);
  });

  it('opens it by keyboard alone, with the words, the number and what comes next', async () => {
    await tabTo(grace, 'Ruth Bellamy');
    await enter(grace);
    await sees(grace, '.lifted blockquote', WORDS);
    expect(await grace.$$eval('.lifted mark', (marks) => marks.length)).toBeGreaterThan(0);
    await sees(grace, 'a[href="tel:+15550100101"]', 'Call');
    await sees(grace, '.next', 'Luc Moreau');
    await sees(grace, 'table', 'Grace Otieno');
  });

  it('stays where it is without a connection, and says that nothing was sent', async () => {
    const [before, { length }] = [grace.url(), faults];
    await mark(grace);
    await grace.setOfflineMode(true);
    await tabTo(grace, 'Acknowledge');
    await grace.keyboard.press('Enter');
    await sees(grace, '#news', 'Nothing was sent');
    await grace.setOfflineMode(false);
    expect([grace.url(), await isMarked(grace)]).toEqual([before, true]);
    await sees(grace, '.state', 'Nobody has acknowledged');
    await grace.focus('a.skip');
    // The browser tells of each look that failed meanwhile.
    expect(faults.splice(length).every((each) => each.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
  });

  it('acknowledges by keyboard, and the colleague sees it without a reload', async () => {
    await luc.goto(grace.url());
    await mark(luc);
    await tabTo(grace, 'Acknowledge');
    await enter(grace);
    await sees(grace, '.notice', 'is yours');
    expect(await grace.evaluate(`document.activeElement.matches('.acts')`)).toBe(true);
    await sees(luc, '.state', 'Acknowledged by Grace Otieno');
    expect(await isMarked(luc)).toBe(true);
  });

  it('tells the second who was first, even from a page that had not heard of it', async () => {
    const form = await luc.$eval('input[name=form]', (field) => field.getAttribute('value'));
    const alert = await luc.$eval('input[name=alert]', (field) => field.getAttribute('value'));
    await Promise.all([
      luc.waitForNavigation(),
      luc.evaluate(`(() => {
        const form = document.createElement('form');
        form.method = 'post';
        for (const [name, value] of ${JSON.stringify([
          ['form', form],
          ['alert', alert],
          ['act', 'acknowledge'],
        ])}) form.append(Object.assign(document.createElement('input'), { name, value }));
        document.body.append(form);
        form.submit();
      })()`),
    ]);
    await sees(luc, '.notice', 'was acknowledged by Grace Otieno');
  });

  it('notes the contact and closes with an outcome and a note, and the colleague sees how it ended', async () => {
    await grace.keyboard.press('Tab');
    expect(await grace.evaluate('document.activeElement.textContent')).toContain('In contact');
    await enter(grace);
    await sees(grace, '.state', 'is in contact');
    await tabTo(grace, 'Close');
    await grace.keyboard.press('Enter');
    await grace.keyboard.press('Tab');
    await grace.keyboard.press('ArrowDown');
    await grace.keyboard.press('Tab');
    await grace.keyboard.type('Sent to the emergency room.');
    await grace.keyboard.press('Tab');
    await enter(grace);
    await sees(grace, '.state', 'Closed by Grace Otieno');
    await sees(luc, '.state', 'Closed by Grace Otieno');
    await sees(luc, '.outcome', 'advised');
    await sees(luc, '.outcome', 'Sent to the emergency room.');
    closed = luc.url().split('/').at(-1) ?? '';
  });

  it('lets whoever takes over the talk write to the patient, and shows what comes back', async () => {
    await says('priya', 'YES');
    await says('priya', 'I want to die');
    await luc.goto(`${service.url}/clinic`);
    await follow(luc, '.alert.open a');
    expect(await luc.$('#words')).toBeNull();
    await tabTo(luc, 'Take over the talk');
    await enter(luc);
    await luc.type('#words', 'I am here with you.');
    await tabTo(luc, 'Send');
    await enter(luc);
    await sees(luc, '.notice', 'on its way');
    await mark(luc);
    await says('priya', 'thank you, my sister is with me');
    await sees(luc, 'blockquote', 'my sister is with me');
    expect(await isMarked(luc)).toBe(true);
    await follow(luc, 'a.who');
    await sees(luc, '.bubble', 'Harbor Pain, nurse Moreau: I am here with you.');
    await sees(luc, '.bubble', 'written by a clinician');
  });

  it('finds a patient by a part of the name, without the name in any address', async () => {
    await grace.goto(`${service.url}/clinic/patients?show=risk`);
    await sees(grace, 'tbody', 'Priya Raman');
    expect(await grace.$$('tbody tr')).toHaveLength(1);
    await grace.type('#name', 'rosa');
    await Promise.all([grace.waitForNavigation(), grace.keyboard.press('Enter')]);
    await sees(grace, 'tbody', 'Rosa Villanueva');
    expect(await grace.$$('tbody tr')).toHaveLength(1);
    expect(grace.url()).toBe(`${service.url}/clinic/patients`);
    await grace.goto(`${service.url}/clinic/patients?show=invited`);
    await sees(grace, 'tbody', 'Not joined yet');
  });

  it('lets a lead put somebody on call for a while, by keyboard, and shows it and takes it back', async () => {
    await luc.goto(`${service.url}/clinic/roster`);
    await sees(luc, '.posts', 'Grace Otieno');
    await luc.select('#override-who', 'haddad');
    await luc.focus('#override-until-at');
    await tabTo(luc, 'Enter who takes it');
    await enter(luc);
    await sees(luc, '.notice', 'Entered as number 1');
    await sees(luc, '.posts', 'Samira Haddad');
    await sees(luc, '#changes ~ .rows', 'Samira Haddad');
    await grace.goto(`${service.url}/clinic`);
    await sees(grace, '.duty', 'Samira Haddad');
    await tabTo(luc, 'Take back');
    await enter(luc);
    await sees(luc, '.posts', 'Grace Otieno');
  });

  it('enters who is away, with who stands in', async () => {
    await luc.select('#leave-who', 'otieno');
    await luc.select('#leave-cover', 'haddad');
    await luc.focus('#leave-until-at');
    await tabTo(luc, 'Enter the time away');
    await enter(luc);
    await sees(luc, '.posts', 'Samira Haddad');
    await tabTo(luc, 'Take back');
    await enter(luc);
  });

  it('shows a clinician the same roster, and no way to change it', async () => {
    await grace.goto(`${service.url}/clinic/roster`);
    await sees(grace, '.posts', 'Grace Otieno');
    expect(await grace.$('form.panel')).toBeNull();
    expect(await grace.$('a[href="/clinic/enrol"]')).toBeNull();
    expect((await grace.goto(`${service.url}/clinic/enrol`))?.status()).toBe(403);
    await sees(grace, 'h1', 'Not for your role');
    faults.splice(0, faults.length, ...faults.filter((each) => !each.includes('403')));
  });

  it('enrols one person after a look, and a list line by line', async () => {
    await luc.goto(`${service.url}/clinic/enrol`);
    await luc.type('#name', 'Nora Lindqvist');
    await luc.type('#mobile', '+1 555 010 0777');
    await tabTo(luc, 'Check');
    await enter(luc);
    await sees(luc, '.rows', 'would be invited');
    expect(await luc.$$('.rows li')).toHaveLength(1);
    await tabTo(luc, 'Do it for 1');
    await enter(luc);
    await sees(luc, '.rows', 'code for Teams');
    const rows = [
      'name,mobile,language,zone,check_in',
      'Ida,+15550100778,en,UTC,25:00',
      'Nora,+15550100777,en,UTC,09:00',
    ];
    await luc.$eval(
      '#csv',
      (field, text) => ((field as unknown as { value: string }).value = text),
      rows.join('\n'),
    );
    await luc.focus('#csv');
    await tabTo(luc, 'Check the list');
    await enter(luc);
    await sees(luc, '.rows', 'check_in: is not a time of day');
    await sees(luc, '.rows', 'would change');
    await luc.goto(`${service.url}/clinic/patients`);
    await luc.type('#name', 'lindq');
    await Promise.all([luc.waitForNavigation(), luc.keyboard.press('Enter')]);
    await sees(luc, 'tbody', 'Not joined yet');
  });

  it('enters a visit, prints its page, and sets a limit with a reason', async () => {
    await luc.goto(`${service.url}/clinic/patients/ruth`);
    await luc.click('#do-visit summary');
    const year = await luc.evaluate('new Date().getFullYear() + 1');
    await luc.$eval(
      '#day',
      (field, day) => ((field as unknown as { value: string }).value = day),
      `${String(year)}-03-12`,
    );
    await luc.$eval('#time', (field) => ((field as unknown as { value: string }).value = '10:00'));
    await luc.focus('#time');
    await tabTo(luc, 'Enter it');
    await enter(luc);
    await sees(luc, '.notice', 'They are asked to get ready');
    await sees(luc, '.event', 'entered by the clinic');
    const begins = "fetch(location.pathname + '/brief.pdf').then(async (a) => (await a.text()).slice(0, 5))";
    expect(await luc.evaluate(begins)).toBe('%PDF-');
    await luc.click('#do-threshold summary');
    await luc.type('#value', '12');
    await luc.$eval('#until', (field) => {
      const date = field as unknown as { value: string; max: string };
      date.value = date.max;
    });
    await luc.type('#reason', 'lives with 8');
    await tabTo(luc, 'Set it');
    await enter(luc);
    await sees(luc, '.faults', 'must be a number from 0 to 10');
    expect(await violationsOn(luc)).toEqual([]);
    faults.splice(0, faults.length, ...faults.filter((each) => !each.includes('422')));
    await luc.$eval('#value', (field) => ((field as unknown as { value: string }).value = '9'));
    await luc.focus('#value');
    await tabTo(luc, 'Set it');
    await enter(luc);
    await sees(luc, '.notice', 'judged by it');
    await sees(luc, '.rows', 'lives with 8');
    await follow(luc, 'a[href$="/brief"]');
    await sees(luc, 'h1', 'Ruth Bellamy');
    // The styles it brings are let in, and its own font.
    expect(await luc.evaluate("getComputedStyle(document.querySelector('section')).display")).toBe('grid');
  });

  it('has on the page for the visit what the patient got ready on her phone, and prints it', async () => {
    const phone = await another();
    await phone.goto(`${service.url}/`);
    await phone.waitForSelector('body[data-ready]');
    for (const [words, reply] of [
      ['PREPARE', 'What matters most'],
      ['to walk my dog to the harbor', 'Would you like to ask'],
      ['1', 'What has changed'],
      ['SKIP', 'Do your medicines give you'],
      ['a dry mouth at night', 'What would you like to do more of'],
      ['SKIP', 'Your page for the visit is ready'],
    ] as const) {
      await phone.type('#patient-sms .composer input', words);
      await phone.keyboard.press('Enter');
      await sees(phone, '#patient-sms .from-clinic', reply);
    }
    await phone.close();
    await luc.goto(`${service.url}/clinic/patients/ruth/brief`);
    await sees(luc, 'q', 'to walk my dog to the harbor');
    await sees(luc, 'q', 'a dry mouth at night');
    const printed = Buffer.from(await luc.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(printed.slice(0, 5)).toBe('%PDF-');
    expect(printed.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  });

  it('begins no drill while somebody waits, and else begins one, ends it and has the report', async () => {
    const begin = async () => {
      await luc.goto(`${service.url}/clinic/safety`);
      await tabTo(luc, 'as an emergency');
      await enter(luc);
    };
    await says('ruth', WORDS);
    await begin();
    await sees(luc, '.notice', 'an alert is open that nobody has acknowledged');
    // Hers, and one that has come back from somebody meanwhile.
    for (let waiting = 2; waiting > 0; waiting -= 1) {
      await luc.goto(`${service.url}/clinic`);
      expect(await luc.$$('.alert.open')).toHaveLength(waiting);
      await follow(luc, '.alert.open a');
      await tabTo(luc, 'Acknowledge');
      await enter(luc);
    }
    await begin();
    await sees(luc, '.notice', 'has begun');
    await sees(luc, '[data-part=drill]', 'It is running');
    await tabTo(luc, 'End the drill');
    await enter(luc);
    await sees(luc, '[data-part=drill]', 'It was stopped');
    await tabTo(luc, 'Put the report together');
    await enter(luc);
    await sees(luc, 'table', 'emergency');
    await luc.goto(`${service.url}/clinic/rules`);
    await luc.select('#rule', 'pain-high');
    await tabTo(luc, 'Try it on the past');
    await enter(luc);
    await sees(luc, 'dl', 'Sets of numbers read');
  });

  const pages = [
    ['the inbox', '/clinic'],
    ['an alert', '/clinic/alerts/OPEN'],
    ['a closed alert', '/clinic/alerts/CLOSED'],
    ['an alert that is not there', '/clinic/alerts/ZZ99'],
    ['the list of patients', '/clinic/patients'],
    ['a patient', '/clinic/patients/priya'],
    ['a patient with a visit and a limit', '/clinic/patients/ruth'],
    ['the page for a visit', '/clinic/patients/ruth/brief'],
    ['the roster', '/clinic/roster'],
    ['drills and report', '/clinic/safety?report=1'],
    ['inviting', '/clinic/enrol'],
    ['who opened whom', '/clinic/openings'],
    ['what is signed', '/clinic/content'],
    ['trying a rule', '/clinic/rules'],
    ['signing in', '/clinic/signed-out'],
  ] as const;

  let open = '';
  it('lets somebody sign in who reads Spanish, on a phone', async () => {
    await says('marcus', 'YES');
    await says('marcus', 'NURSE');
    await grace.goto(`${service.url}/clinic`);
    const label = await grace.waitForSelector('.alert .label');
    open = (await label?.evaluate((at) => at.textContent)) ?? '';
    await samira.setViewport({ width: 360, height: 740 });
    await samira.setExtraHTTPHeaders({ 'accept-language': 'es' });
    await signIn(samira, 'haddad');
    await sees(samira, 'h1', 'Alertas');
  });

  /** English by day on a wide screen, and Spanish by night on a phone: whatever is wrong with one of these is wrong. */
  it.each(pages)('has nothing that axe-core finds on %s', async (_name, path) => {
    for (const [page, theme] of [
      [luc, 'light'],
      [samira, 'dark'],
    ] as const) {
      await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: theme },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ]);
      await page.goto(service.url + path.replace('OPEN', open).replace('CLOSED', closed));
      await page.$$eval('details', (all) => all.forEach((each) => each.setAttribute('open', '')));
      expect(await violationsOn(page)).toEqual([]);
    }
    expect(await samira.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect((await samira.content()).length).toBeLessThan(150_000);
    expect(await samira.evaluate(ENGLISH)).toEqual([]);
    faults.splice(0, faults.length, ...faults.filter((each) => !each.includes('404')));
  });

  it('shows on a phone who is signed in, and what can be done before what was written', async () => {
    await grace.setViewport({ width: 390, height: 844 });
    await grace.goto(`${service.url}/clinic`);
    await follow(grace, '.alert a');
    const seen = await grace.evaluate(`(() => {
      const top = (part) => document.querySelector(part).getBoundingClientRect().top;
      const button = document.querySelector('.acts .first button').getBoundingClientRect();
      const name = document.querySelector('.leave span').getBoundingClientRect();
      return [
        name.width > 40 && name.right <= innerWidth,
        button.top < top('[data-part=quotes]') && button.bottom < innerHeight && button.height >= 64,
        top('[data-part=quotes]') < top('.acts .more'),
        [...document.querySelectorAll('.top a')].every((way) => way.getBoundingClientRect().right <= innerWidth),
        ['.lifted', '.why', '.state', '.next', '.call', '.acts .first'].map(top).every((at, i, all) => i === 0 || at >= all[i - 1]),
      ];
    })()`);
    expect(seen).toEqual([true, true, true, true, true]);
  });

  it('met no fault on the way, on the page or in the service', () => {
    expect(faults).toEqual([]);
    expect(service.output()).not.toMatch(/"level":"error"/);
  });
});
