import { chartAddresses, chartRoutes } from '../../src/app/chart-page.ts';
import { openAddress, sealAddress } from '../../src/charts/address.ts';
import { MINUTE, atLocal } from '../../src/model/time.ts';
import type { Request } from '../../src/ports/http.ts';
import { openScene, shippedContent, type Scene } from '../harness/scene.ts';

const sms = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
const row = {
  id: 'p-1',
  name: 'Amina',
  mobile: sms.number,
  language: 'en',
  zone: 'America/New_York',
  check_in: '09:25',
  country: 'US',
};
const BASE = 'https://clinic.example';

describe('the link to a chart', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene({
      at: atLocal('2026-03-02', '10:00', 'America/New_York'),
      chartAddress: (store) => chartAddresses(store, () => BASE),
    });
    await scene.enrolPatient(row);
    await say('YES');
  });
  afterEach(() => scene.close());

  async function say(text: string): Promise<string> {
    const before = scene.sent.length;
    await scene.hear(sms, text);
    await scene.core.untilIdle();
    return scene.sent
      .slice(before)
      .map(({ message }) => message.text)
      .join(' ');
  }

  async function linkAfterOneDay(): Promise<string> {
    for (const answer of ['check in', '6', '5', '4', '7']) await say(answer);
    const link = /https:\/\/\S+/.exec(await say('LINK'))?.[0];
    if (link === undefined) throw new Error('no link was sent');
    return new URL(link).pathname;
  }

  async function open(method: 'GET' | 'POST', path: string) {
    const found = chartRoutes({ store: scene.store, content: shippedContent }).find(
      (each) => each.method === method,
    );
    const request: Request = {
      method,
      path,
      query: new URLSearchParams(),
      headers: {},
      body: '',
      loopback: false,
    };
    const answer = await found!.handle(request);
    return { status: answer.status, body: String(answer.body) };
  }

  it('is offered with PROGRESS, with what it means, and sent only to whoever asks for it', async () => {
    expect(await say('progress')).not.toContain('LINK');
    const path = await linkAfterOneDay();
    const shown = await say('progress');
    expect(shown).toContain('text LINK. Whoever has the link can see it.');
    expect(shown).not.toContain('https://');
    expect(path).not.toContain('p-1');
  });

  it('shows nothing by being looked at, the chart once, and then nothing again', async () => {
    const path = await linkAfterOneDay();
    for (let look = 0; look < 3; look += 1) {
      const page = await open('GET', path);
      expect(page.status).toBe(200);
      expect(page.body).not.toContain('<svg');
      expect(page.body).toContain('<button');
    }
    const chart = await open('POST', path);
    expect(chart.status).toBe(200);
    expect(chart.body).toContain('<svg');
    expect(chart.body).toContain('Limits, 0 not at all to 10 fully: from 5 to 5, mean 5, 1 of 28 days.');
    expect(chart.body).not.toContain('Amina');
    expect(await open('POST', path)).toMatchObject({ status: 410 });
  });

  it('is over after a quarter of an hour', async () => {
    const path = await linkAfterOneDay();
    scene.shift.frozenAt += 15 * MINUTE;
    expect(await open('GET', path)).toMatchObject({ status: 200 });
    scene.shift.frozenAt += 1;
    expect(await open('GET', path)).toMatchObject({ status: 410 });
    expect(await open('POST', path)).toMatchObject({ status: 410 });
  });

  it('two links are two openings', async () => {
    const one = await linkAfterOneDay();
    const other = new URL(/https:\/\/\S+/.exec(await say('send me a link'))?.[0] ?? '').pathname;
    expect(await open('POST', one)).toMatchObject({ status: 200 });
    expect(await open('POST', other)).toMatchObject({ status: 200 });
  });

  it('changed in any letter, or made up, it opens nothing', async () => {
    const path = await linkAfterOneDay();
    for (const at of [7, 20, 40, path.length - 3]) {
      const changed = `${path.slice(0, at)}${path[at] === 'A' ? 'B' : 'A'}${path.slice(at + 1)}`;
      expect(await open('POST', changed)).toMatchObject({ status: 410 });
    }
    for (const made of ['/chart/', '/chart/p-1', `/chart/${'A'.repeat(5_000)}`])
      expect(await open('POST', made)).toMatchObject({ status: 410 });
    expect(await open('POST', path)).toMatchObject({ status: 200 });
  });

  it('of somebody who has been erased is over', async () => {
    const path = await linkAfterOneDay();
    const { docs } = await scene.store.read('p-1');
    await scene.store.erase(
      'p-1',
      Object.fromEntries(Object.entries(docs).map(([name, { version }]) => [name, version])),
    );
    expect(await open('POST', path)).toMatchObject({ status: 410 });
  });
});

describe('the secret part', () => {
  const address = { owner: 'p-1', id: 'said/1', until: 1_000 };

  it('opens with its own secret alone, and is the same for the same asking', () => {
    const sealed = sealAddress('secret', address);
    expect(openAddress('secret', sealed)).toMatchObject({ owner: 'p-1', until: 1_000 });
    expect(openAddress('another', sealed)).toBeUndefined();
    expect(sealAddress('secret', address)).toBe(sealed);
    expect(sealAddress('secret', { ...address, id: 'said/2' })).not.toBe(sealed);
  });
});
