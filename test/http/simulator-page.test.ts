import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bubble } from '../../src/simulator/bubble.ts';
import type { StandIn } from './simulator-stand-in.ts';
import { people, standIn } from './simulator-stand-in.ts';

let service: StandIn;
const START = Date.parse('2026-03-03T13:00:00Z');
beforeEach(async () => {
  service = await standIn();
});
afterEach(() => service.close());

interface Seen {
  bubbles: Bubble[];
  clock: { now: number; offsetMs: number };
  blocked: string[];
  installed: string[];
}
const state = () => service.ask<Seen>('state');

/** fetch will not send another Host, so these go by hand. */
function statusWith(headers: Record<string, string>, path = '/simulator/state'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(service.url + path, { headers }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}

describe('who may use the simulator', () => {
  it('lets this machine in by its own names', async () => {
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ host: 'localhost:1', origin: 'http://localhost:1' })).toBe(200);
  });

  it('turns away a name that only points here, and a page of another site', async () => {
    expect(await statusWith({ host: 'evil.example' })).toBe(403);
    expect(await statusWith({ host: '127.0.0.1.evil.example' })).toBe(403);
    expect(await statusWith({ origin: 'https://evil.example' })).toBe(403);
    expect(await statusWith({ origin: 'http://localhost:1' })).toBe(403);
    expect(await statusWith({ origin: 'null' }, '/simulator/events')).toBe(403);
  });

  it('takes wishes as JSON only, which a form of another site cannot send', async () => {
    const body = JSON.stringify({ who: 'amina', channel: 'sms', text: 'hello' });
    const answer = await fetch(`${service.url}/simulator/say`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body,
    });
    expect(answer.status).toBe(400);
    expect(service.texts).toEqual([]);
  });

  it('serves the page with a policy that allows no inline script', async () => {
    const answer = await fetch(`${service.url}/`);
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect(await answer.text()).not.toMatch(/<script(?![^>]*src=)|\son\w+=/);
  });

  it('serves every file that the page and its modules ask for', async () => {
    const page = await (await fetch(`${service.url}/`)).text();
    const links = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((each) => each[1] as string);
    // The clinic's own pages are another room's: the way there is no file of this page.
    expect(links).toContain('/clinic');
    const asked = links.filter((each) => each !== '/clinic');
    for (const path of new Set(asked)) {
      const answer = await fetch(service.url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      const text = await answer.text();
      if (path.endsWith('/page.js'))
        asked.push(...[...text.matchAll(/from '\.(\/[^']+)'/g)].map((each) => `/simulator${each[1]}`));
    }
    expect(asked.length).toBeGreaterThan(8);
    for (const path of asked) expect((await fetch(service.url + path)).status).toBe(200);
  });
});

describe('the clock', () => {
  it('moves by ten minutes, stopping on the way', async () => {
    await service.ask('clock', { to: '+10m' });
    expect(service.moves.map((at) => (at - START) / 60_000)).toEqual([5, 10]);
    expect((await state()).clock).toMatchObject({ now: START + 600_000, offsetMs: 600_000 });
  });

  it('moves by a day, stopping at each hour and more often in the last', async () => {
    await service.ask('clock', { to: '+1d' });
    const minutes = service.moves.map((at) => (at - START) / 60_000);
    expect(minutes.slice(0, 2)).toEqual([60, 120]);
    expect(minutes.slice(22)).toEqual([
      23 * 60,
      ...Array.from({ length: 12 }, (_, n) => 23 * 60 + 5 * (n + 1)),
    ]);
  });

  it("moves to half past nine in the first patient's zone, also over the night when the clocks change", async () => {
    service.shift.offsetMs = Date.parse('2026-03-07T20:00:00Z') - START;
    expect(await service.ask('clock', { to: 'next-morning' })).toEqual({
      now: Date.parse('2026-03-08T13:30:00Z'),
    });
  });

  it('takes the morning of the same day for the next one before it has begun, and never afterwards', async () => {
    for (const [from, to] of [
      ['12:59', '2026-03-04T14:30:00Z'],
      ['13:01', '2026-03-05T14:30:00Z'],
    ]) {
      service.shift.offsetMs = Date.parse(`2026-03-04T${from}:00Z`) - START;
      expect(await service.ask('clock', { to: 'next-morning' })).toEqual({ now: Date.parse(to ?? '') });
    }
  });

  it('runs what is due without moving', async () => {
    await service.ask('clock', { to: 'now' });
    expect(service.moves).toEqual([START]);
  });

  it('does not move backwards or by nonsense', async () => {
    for (const to of ['-1h', '+0m', 'tomorrow', '+1y'])
      expect(await service.ask('clock', { to })).toHaveProperty('error');
    expect(service.moves).toEqual([]);
  });
});

describe('what is remembered', () => {
  it('shows the same phones, the same clock and the same block list after a restart', async () => {
    const memory = join(mkdtempSync(join(tmpdir(), 'flarepath-')), 'simulator.jsonl');
    await service.close();
    service = await standIn({}, { at: START, memory, port: 0 });
    await service.ask('say', { who: 'amina', channel: 'sms', text: 'STOP' });
    await service.ask('say', { who: 'june', channel: 'teams', text: 'hello' });
    await service.ask('clock', { to: '+1h' });
    const before = await state();
    await service.close();
    service = await standIn({}, { at: START, memory, port: 0 });
    expect(await state()).toEqual(before);
    expect(before).toMatchObject({ blocked: [people.patients[0]?.number], installed: ['june'] });
  });

  it('outlives a line that was only half written', async () => {
    const memory = join(mkdtempSync(join(tmpdir(), 'flarepath-')), 'simulator.jsonl');
    writeFileSync(memory, '{"kind":"clock","offsetMs":60000}\n{"kind":"bub');
    const restart = async () => {
      await service.close();
      service = await standIn({}, { at: START, memory, port: 0 });
      return (await state()).clock.offsetMs;
    };
    expect(await restart()).toBe(60_000);
    await service.ask('clock', { to: '+1m' });
    expect(await restart()).toBe(120_000);
  });
});

describe('the events', () => {
  it('tell a new bubble to whoever listens', async () => {
    const answer = await fetch(`${service.url}/simulator/events`);
    expect(answer.headers.get('content-type')).toMatch('text/event-stream');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    await service.send('+15550100001', 'Good morning.');
    let heard = '';
    while (!heard.includes('Good morning.')) heard += (await reader?.read())?.value ?? '';
    expect(heard).toMatch(/^retry: 1000\nevent: hello\n/);
    expect(heard).toMatch(/event: bubble\ndata: \{"kind":"bubble"/);
    await reader?.cancel();
  });

  it('give the app to staff once when the page begins', async () => {
    await service.ask('begin', {});
    await service.ask('begin', {});
    const added = service.activities.filter((each) => each.type === 'installationUpdate');
    expect(added.map((each) => each.conversation.id)).toEqual(['a:1-otieno', 'a:1-wanjiru']);
  });
});

describe('the chat in the terminal', () => {
  it('reads a pipe, shows the replies and keeps a transcript', async () => {
    await service.close();
    service = await standIn({
      text: async (there, form) => void (await there.send(form.From ?? '', `You wrote ${form.Body}.`)),
      moved: async (there) => {
        if (there.moves.at(-1) === START + 600_000)
          await there.send('+15550100003', 'How is your pain?\n0 to 10');
      },
    });
    const file = join(mkdtempSync(join(tmpdir(), 'flarepath-')), 'june.chat.md');
    const shown = await chat(
      ['--patient', 'june', '--url', service.url, '--transcript', file],
      'hello\n/time +1h\n6\n/quit\n',
    );
    expect(shown.split('\n').filter(Boolean)).toEqual([
      'bot: You wrote hello.',
      '-- 1h pass',
      '[05:10] bot: How is your pain? / 0 to 10',
      'bot: You wrote 6.',
    ]);
    expect(readFileSync(file, 'utf8')).toBe(
      [
        '# June writes by SMS',
        '',
        '> patient: June Park, en, America/Los_Angeles, 08:30, US',
        '> consent: invited',
        '> now: 2026-03-03 05:00',
        '',
        'patient: hello',
        'bot: You wrote hello.',
        '',
        '-- 1h pass',
        '[05:10] bot: How is your pain? / 0 to 10',
        '',
        'patient: 6',
        'bot: You wrote 6.',
        '',
      ].join('\n'),
    );
  });

  it('says how to start the clinic when nobody answers', async () => {
    await expect(chat(['--url', 'http://127.0.0.1:1'], '')).rejects.toThrow(/Start it with npm start/);
  });
});

function chat(options: string[], typed: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      ['src/simulator/chat.ts', ...options],
      { env: { PATH: process.env.PATH } },
      (fault, out, err) => (fault ? reject(new Error(err)) : resolve(out)),
    );
    child.stdin?.end(typed);
  });
}
