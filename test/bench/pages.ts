/**
 * The clinic's pages with a large clinic behind them, as a browser on this machine gets them: the inbox with 200 open alerts, the
 * list of 5,000 in a process that has just begun and once it has read them, two weeks out of a patient's year, and the page
 * for a visit, as HTML and as PDF.
 */
import { readFileSync } from 'node:fs';
import { loadContent } from '../../src/content/content.ts';
import type { Alert } from '../../src/model/alert.ts';
import { answer, type CheckIn } from '../../src/model/check-in.ts';
import { newTalk } from '../../src/model/file.ts';
import { atLocal, DAY, dayAfter, localDay, MINUTE } from '../../src/model/time.ts';
import type { Store } from '../../src/ports/store.ts';
import { progressOf } from '../../src/turn/progress.ts';
import { trendsOf } from '../../src/turn/trends.ts';
import { browserLike, type BrowserLike } from '../harness/browser-like.ts';
import type { Provider } from '../harness/provider.ts';
import { openClinic } from './clinic.ts';
import { percentile } from './load.ts';
import { people } from './people.ts';
import { startServer, type Server } from './process.ts';

export interface Page {
  page: string;
  /** Milliseconds from asking to the last byte. */
  first: number;
  p50: number;
  p95: number;
  /** Milliseconds of the service's own processor a page, which a busy machine does not change. */
  cpu: number;
  /** Kilobytes, with the style sheet and the script. */
  weight: number;
}

const TIMES = 20;

export async function measurePages(provider: Provider, count: number, alerts: number): Promise<Page[]> {
  const clinic = await openClinic(provider);
  const all = people(8_000_000, count);
  try {
    await clinic.enrol(all);
    const store = await clinic.store();
    const owners = [...new Set((await store.members('patients')).map(({ owner }) => owner))];
    for (const [index, owner] of owners.slice(0, alerts).entries()) await inDanger(store, owner, index);
    const longest = owners.at(-1) ?? '';
    await lived(store, longest);
    await clinic.service.stop();
    const again = await startServer('src/main.ts', clinic.env, []);
    try {
      const browser = browserLike();
      await browser.get(`${again.url}/clinic/sign-in`);
      // Whoever signs in begins the reading of the list, and opens it at once.
      await browser.send(`${again.url}/clinic/sign-in`, { who: 'moreau', to: '/clinic/roster' });
      const page = (path: string) => measured(browser, again, path);
      const early = await page('/clinic/patients');
      const inbox = await page('/clinic');
      await untilRead(browser, again.url);
      const today = localDay(await store.time(), 'UTC');
      const rest = [
        await page('/clinic/patients'),
        await page('/clinic/patients?show=silent'),
        await page('/clinic/patients?page=60'),
        await page(`/clinic/patients/${longest}`),
        await page(`/clinic/patients/${longest}?until=${dayAfter(today, -300)}`),
        await page(`/clinic/patients/${longest}/brief`),
        await page(`/clinic/patients/${longest}/brief.pdf`),
        await page('/clinic/roster'),
        await page('/clinic/content'),
      ];
      await store.close();
      return [{ ...early, page: '/clinic/patients in a new process' }, inbox, ...rest];
    } finally {
      await again.stop();
    }
  } finally {
    await clinic.close();
  }
}

async function measured(browser: BrowserLike, server: Server, path: string): Promise<Page> {
  const took: number[] = [];
  let bytes = 0;
  const before = server.cpu();
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    const { status, text } = await browser.get(server.url + path);
    took.push(performance.now() - began);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    bytes = Buffer.byteLength(text);
  }
  const beside = ['style.css', 'clinic.js'].map((name) => readFileSync(`src/clinic/page/${name}`).length);
  const weight = Math.round((bytes + beside.reduce((a, b) => a + b, 0)) / 100) / 10;
  const round = (ms: number) => Math.round(ms * 10) / 10;
  return {
    page: path,
    first: round(took[0] ?? 0),
    p50: round(percentile(took, 0.5)),
    p95: round(percentile(took, 0.95)),
    cpu: round((1_000 * (server.cpu() - before)) / TIMES),
    weight,
  };
}

async function untilRead(browser: BrowserLike, url: string): Promise<void> {
  const began = performance.now();
  while ((await browser.get(`${url}/clinic/patients`)).text.includes('being read')) {
    if (performance.now() - began > 120_000) throw new Error('the list is not read within two minutes');
    await new Promise((next) => setTimeout(next, 250));
  }
  console.error(`bench: the whole list was read ${Math.round(performance.now() - began)} ms after that`);
}

async function inDanger(store: Store, owner: string, index: number): Promise<void> {
  const at = await store.time();
  const id = `bench-${index}`;
  const quote: Alert['quotes'][number] = {
    at,
    eventId: id,
    text: 'I cannot go on like this, and the leg is numb since this morning',
    signals: [
      {
        signal: 'cauda_equina',
        tier: 'emergency',
        rule: 'bench',
        evidence: { words: ['numb'], changedBy: [] },
      },
    ],
  };
  const alert: Alert = {
    v: 1,
    id,
    patientId: owner,
    label: `B${String(index).padStart(3, '0')}`,
    tier: index % 3 === 0 ? 'emergency' : 'urgent',
    tasks: [],
    status: 'acknowledged',
    acknowledgedBy: { clinician: 'otieno', at, by: 'web' },
    openedAt: at - index * MINUTE,
    step: 0,
    loop: 0,
    steps: 1,
    quotes: [quote],
    facts: [{ kind: 'opened', at }],
    cards: [],
  };
  await store.commit(owner, { put: { alert }, list: [{ list: 'open-alerts', entry: id }] });
}

/** A year of days, each with a check-in and what was said for it, and the numbers that the page for a visit reckons with. */
async function lived(store: Store, owner: string): Promise<void> {
  const now = await store.time();
  const { outcomes } = loadContent('content');
  let talk = newTalk;
  const to = { channel: 'sms', number: '+12128000000' };
  for (let back = 365; back > 0; back -= 1) {
    const day = localDay(now - back * DAY, 'UTC');
    const at = atLocal(day, '09:00', 'UTC');
    const checkIn: CheckIn = {
      v: 1,
      day,
      questionnaire: 'daily-check-in',
      version: '1',
      status: 'complete',
      dueAt: at,
      endedAt: at + 10 * MINUTE,
      nudged: false,
      answers: ['pain-now', 'interference', 'sleep', 'mood'].map((linkId) =>
        answer.parse({ linkId, value: back % 10, at, channel: 'sms' }),
      ),
    };
    const messages = Array.from({ length: 12 }, (_, index) => ({
      v: 1,
      id: `bench/${day}/${index}`,
      owner,
      at: at + index * MINUTE,
      from: index % 2 === 0 ? 'us' : 'patient',
      to,
      key: index % 2 === 0 ? 'check-in.nudge' : undefined,
      text: index % 2 === 0 ? 'How strong is your pain now, from 0 to 10?' : 'about a 6, slept badly',
    }));
    await store.commit(owner, { append: { 'check-ins': [checkIn], messages } });
    talk = { ...talk, ...trendsOf(talk, checkIn), ...progressOf(talk, checkIn, outcomes) };
  }
  await store.commit(owner, { put: { talk } });
}
