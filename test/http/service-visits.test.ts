/** What goes with a visit, as an operator does it against the real service: the list of appointments, a brief in files, the app. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { faults } from '../../src/errors.ts';
import { dayAfter } from '../../src/model/time.ts';
import { runCommand, startService, type Service } from '../harness/service.ts';

const trace = z.array(
  z.object({
    section: z.string(),
    text: z.string().min(1),
    from: z.array(z.looseObject({ kind: z.string() })),
  }),
);

describe('the commands around a visit', () => {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-visits-'));
  const day = dayAfter(new Date().toISOString().slice(0, 10), 20);
  let service: Service;
  beforeAll(async () => {
    service = await startService({ STORE: 'embedded' });
  });
  afterAll(async () => {
    await service.end();
    rmSync(dir, { recursive: true });
  });
  const ops = (...args: string[]) => runCommand('src/ops/ops.ts', args, { DATA_DIR: service.dataDir });
  const brief = (...args: string[]) => runCommand('src/ops/brief.ts', args, { DATA_DIR: service.dataDir });
  const written = (text: string) => {
    const file = join(dir, 'visits.csv');
    writeFileSync(file, text);
    return file;
  };

  it('a list of appointments is entered line by line, and what is wrong in it is said', async () => {
    const list = written(`patient,at\nruth,${day}T10:30\nnobody-here,${day}T11:00\npriya,soon\n`);
    const { code, out, err } = await ops('visit', '--csv', list);
    expect(`${out}${err}`.trim().split('\n')).toEqual([
      `ruth: ${day} 10:30, in America/New_York.`,
      `Not entered, nobody-here ${day}T11:00: There is no patient with the id nobody-here.`,
      expect.stringMatching(/^Not entered, priya soon: Say `visit PATIENT 2026-03-12T10:00`/),
    ]);
    expect(code).toBe(1);
    expect((await ops('visit', 'ruth')).out).toContain('from the clinic');
    for (const [file, said] of [
      [written('who,when\na,b\n'), 'patient,at'],
      [join(dir, 'none.csv'), 'no file'],
    ] as const)
      expect(await ops('visit', '--csv', file)).toMatchObject({
        code: 2,
        err: expect.stringContaining(said),
      });
  });

  it('a brief is put into files that the operator alone can read, each line with where it was told from', async () => {
    const out = join(dir, 'brief');
    const made = await brief('--patient', 'ruth', '--out', out, '--lang', 'en', '--paper', 'letter');
    expect([made.code, made.err]).toEqual([0, '']);
    const read = (name: string) => readFileSync(join(out, name));
    for (const name of ['brief.html', 'brief.pdf', 'brief.fhir.json', 'brief.json'])
      expect([name, statSync(join(out, name)).mode & 0o777]).toEqual([name, 0o600]);
    expect(read('brief.pdf').toString('latin1', 0, 5)).toBe('%PDF-');
    expect(read('brief.html').toString()).toContain('10:30');
    const lines = trace.parse(JSON.parse(read('brief.json').toString()));
    for (const { text } of lines) expect(read('brief.html').toString()).toContain(text.slice(0, 20));
    expect(JSON.parse(read('brief.fhir.json').toString())).toMatchObject({
      resourceType: 'Bundle',
      type: 'document',
    });
  });

  it('says how it is used, who is not there, and how to start what does not run', async () => {
    expect(await brief('--patient', 'ruth')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Usage:'),
    });
    expect(await brief('--patient', 'nobody-here', '--out', dir)).toMatchObject({ code: 1 });
    const away = await runCommand('src/ops/brief.ts', ['--patient', 'ruth', '--out', dir], { DATA_DIR: dir });
    expect([away.code, away.err.trim()]).toEqual([1, `NOT_RUNNING: ${faults.NOT_RUNNING}`]);
  });
});

describe('the app for Teams', () => {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-app-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const made = (settings: Record<string, string>) =>
    runCommand('src/ops/teams-package.ts', ['--out', join(dir, 'to', 'app.zip'), '--developer', 'Harbor'], {
      DATA_DIR: dir,
      ...settings,
    });

  it('is refused with the name of the setting that is missing', async () => {
    expect(await made({})).toMatchObject({ code: 2, err: expect.stringContaining('MICROSOFT_APP_ID') });
  });

  it('is a zip of a manifest and the two icons it names', async () => {
    const { code, err } = await made({
      MICROSOFT_APP_ID: '11111111-2222-4333-8444-555555555555',
      MICROSOFT_APP_PASSWORD: 'not-used-here',
      PUBLIC_URL: 'https://pain.example.org',
    });
    expect([code, err]).toEqual([0, '']);
    const files = unzipSync(readFileSync(join(dir, 'to', 'app.zip')));
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as Record<
      string,
      object
    >;
    expect(manifest['developer']).toMatchObject({ name: 'Harbor', websiteUrl: 'https://pain.example.org' });
    expect(Object.keys(files).sort()).toEqual(
      ['manifest.json', ...Object.values(manifest['icons'] ?? {}).map(String)].sort(),
    );
  });
});
