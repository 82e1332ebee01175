/** The commands of an operator and of a newcomer, against the real service. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults } from '../../src/errors.ts';
import { heard } from '../harness/heard.ts';
import { runCommand, startService, type Service } from '../harness/service.ts';
import { play } from '../harness/transcript.ts';

const LIST = `name,mobile,language,zone,check_in,teams_user
Amal Haddou,+15550107001,en,America/New_York,08:30,
Ruth Again,+15550100101,en,America/New_York,08:30,
Nobody Yet,12,en,America/New_York,08:30,
Too Late,+15550107002,fr,America/New_York,25:00,
`;

describe('the commands', () => {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-commands-'));
  const list = join(dir, 'patients.csv');
  let service: Service;

  beforeAll(async () => {
    writeFileSync(list, LIST);
    service = await startService({ STORE: 'embedded' });
  });
  afterAll(async () => {
    await service.end();
    rmSync(dir, { recursive: true });
  });

  const enrol = (file: string) =>
    runCommand('src/ops/enrol-patients.ts', [file], { DATA_DIR: service.dataDir });
  const chat = (typed: string, ...more: string[]) => {
    heard(typed);
    return runCommand('src/simulator/chat.ts', ['--url', service.url, ...more], {}, typed);
  };

  it('enrol gives a line for each row, without names or numbers, and fails when a row is wrong', async () => {
    const { code, out } = await enrol(list);
    expect(out.trim().split('\n')).toEqual([
      expect.stringMatching(/^row 2: invited as p-\w+; Teams join code \w{4} \w{4}$/),
      'row 3: zone or time of check-in changed for ruth; known with another name, left as it was',
      expect.stringMatching(/^row 4: not enrolled: mobile: /),
      expect.stringMatching(/^row 5: not enrolled: language: .*; check_in: /),
      '1 invited, 1 changed, 0 already enrolled, 2 wrong.',
    ]);
    expect(out).not.toMatch(/Amal|Nobody|0107/);
    expect(code).toBe(1);
  });

  it('enrol may be repeated, and says so', async () => {
    const { out } = await enrol(list);
    expect(out).toMatch(/^row 2: already enrolled/);
    expect(out).toContain('0 invited, 2 already enrolled, 2 wrong.');
  });

  it('enrol says what is wrong with a file that is not there or is no list', async () => {
    expect(await enrol(join(dir, 'none.csv'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('no file'),
    });
    const { code, out } = await enrol('package.json');
    expect([code, out.trim()]).toEqual([1, expect.stringMatching(/^Not enrolled: /)]);
  });

  it('enrol says how to start a service that is not running', async () => {
    const { code, err } = await runCommand('src/ops/enrol-patients.ts', [list], { DATA_DIR: dir });
    expect([code, err.trim()]).toEqual([1, `NOT_RUNNING: ${faults.NOT_RUNNING}`]);
  });

  it('chat finds the service by the PORT it was started with', async () => {
    const { port } = new URL(service.url);
    const { code, out, err } = await runCommand('src/simulator/chat.ts', [], { PORT: port }, '/quit\n');
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('3978');
  });

  it('form says that there is no form of that name', async () => {
    const asked = await runCommand('src/ops/ops.ts', ['form', 'ruth', 'nope'], { DATA_DIR: service.dataDir });
    expect([asked.code, asked.out + asked.err]).toEqual([1, expect.stringMatching(/no form "nope".*phq-9/s)]);
  });

  it('backtest says which line of a file is no message, and what a line is', async () => {
    const messages = join(dir, 'messages.txt');
    writeFileSync(messages, '{"text":"it hurts"}\n\nsecret words\n');
    const [rule = ''] = readFileSync('content/risk/rules/cardiac.yaml', 'utf8').match(/(?<=- id: )\S+/) ?? [];
    const args = ['--rule', rule, '--messages', messages];
    const { code, err } = await runCommand('src/ops/backtest.ts', args, {});
    expect([code, err]).toEqual([1, expect.stringMatching(/line 3 .*\{"text": /)]);
    expect(err).not.toContain('secret');
  });

  it('chat is a patient over a pipe, from the invitation on', async () => {
    const { code, out } = await chat('yes\ncheck in\n6\n/time next-morning\n');
    const lines = out.trim().split('\n');
    expect(code).toBe(0);
    expect(lines[0]).toContain('Reply YES to join');
    expect(lines).toContainEqual(expect.stringContaining('You joined our check-ins'));
    expect(lines).toContainEqual(expect.stringContaining('limit you'));
    expect(lines.at(-2)).toMatch(/^-- \d+[mh] pass$/);
    expect(lines.at(-1)).toMatch(/^\[\d\d:\d\d\] bot: .*pain right now/);
  });

  it.each([
    ['sms', 'priya', 'check in\nabout a 6\nback\n7\nwhy do you ask?\nnurse\n'],
    ['teams', 'rosa', 'check in\n6\n7\n'],
  ])(
    'chat by %s can be kept as a conversation test and says the same when it is replayed',
    async (by, who, typed) => {
      const file = join(dir, `${who}.chat.md`);
      await chat('yes\n', '--patient', who);
      await chat(typed, '--patient', who, '--channel', by, '--transcript', file);
      const kept = readFileSync(file, 'utf8');
      expect(kept.match(/^bot/gm)?.length).toBeGreaterThanOrEqual(typed.split('\n').length - 1);
      expect(spoken(await play(kept))).toEqual(spoken(kept));
    },
  );
});

/** What was said, without what only a test can know. */
function spoken(transcript: string): string[] {
  return transcript.split('\n').filter((line) => line !== '' && !line.startsWith('!!'));
}
