import { AppError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { MINUTE } from '../../src/model/time.ts';
import { openScene, teamsRoute } from '../harness/scene.ts';
import { NINE, pass, talkWith, untilCheckIn } from '../turn/joined-patient.ts';

function logInMemory() {
  const lines: string[] = [];
  return { lines, log: createLog('trace', { write: (line) => void lines.push(line) }) };
}
const parsed = (line: string | undefined) => JSON.parse(line ?? '{}') as Record<string, unknown>;

describe('a log line', () => {
  it('has a level, a time, its fixed text and the facts', () => {
    const { lines, log } = logInMemory();
    log.warn('message not sent', { owner: 'p-1', tries: 3, gone: undefined });
    expect(parsed(lines[0])).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-/),
      owner: 'p-1',
      tries: 3,
      msg: 'message not sent',
    });
  });

  it.each([
    ['+15550107777', '[...]'],
    ['(555) 010-7777', '([...]'],
    ['send:to +1 555 010 7777/0', 'send:to [...]/0'],
    ['2026-03-03 15550107777', '[...]'],
    ['amina@example.org', '[...]'],
    ['check-in/2026-03-03', 'check-in/2026-03-03'],
    ['carrier code 30003', 'carrier code 30003'],
  ])('blots what looks like a way to reach somebody: %s', (given, written) => {
    const { lines, log } = logInMemory();
    log.info('line', { fact: given });
    expect(parsed(lines[0])['fact']).toBe(written);
  });

  it('of a fault has its kind, code and place in our code, and nothing of its message', () => {
    const { lines, log } = logInMemory();
    for (const words of [
      'canary words',
      'src/canary words',
      '    at canary (dialogs/canary.ts:1:1)',
      'two\nat src/canary.ts:1:1',
    ])
      log.error('a turn failed', {}, new Error(words));
    log.error('a turn failed', {}, 'canary thrown by itself');
    log.error('a turn failed', {}, { message: 'canary' });
    expect(lines.join('')).not.toContain('canary');
    expect(parsed(lines[0])['fault']).toBe('Error');
  });

  it('of a store that is away says why, in a word', () => {
    const { lines, log } = logInMemory();
    log.error('store away', {}, new AppError('STORE_AWAY', 'canary, a remedy', undefined, 'OOM'));
    expect(parsed(lines[0])).toMatchObject({ code: 'STORE_AWAY', because: 'OOM' });
    expect(lines[0]).not.toContain('canary');
  });

  it('says where in our code a fault came from', () => {
    const { lines, log } = logInMemory();
    const fault = new Error('words');
    fault.stack =
      'Error: words\n    at Object.x (/a/node_modules/y.js:1:2)\n    at f (/app/src/turn/handle.ts:12:3)';
    log.error('a turn failed', {}, fault);
    expect(parsed(lines[0])['at']).toBe('src/turn/handle.ts:12:3');
  });
});

describe('a patient in the log', () => {
  const WORDS = 'zanzibar';
  const secrets = /zanzibar|quillfeather|0107777|010-7777|canary@example|canary in teams/i;

  it('leaves no name, number or word in it, whatever they write and whatever fails', async () => {
    const { lines, log } = logInMemory();
    const talk = talkWith((event) => {
      if (event.kind === 'said' && event.text.includes('break'))
        throw new Error(`cannot read "${event.text}"`);
    });
    const scene = await openScene({ at: NINE, log, talk });
    const phone = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;
    const chat = teamsRoute('canary in teams');
    const row = { id: 'p-1', name: 'Zenobia Quillfeather', mobile: phone.number, language: 'en' };
    await scene.enrolPatient({ ...row, zone: 'America/New_York', check_in: '09:25', teams_user: chat.user });
    const hear = async (text: string) => {
      await scene.hear(phone, text, { providerId: `${phone.number}/${text}` });
      await scene.core.untilIdle();
    };
    await hear('YES');
    await scene.core.receiver.installed(chat);
    await untilCheckIn(scene);
    for (const text of ['6', `${WORDS} canary@example.org`, `break ${WORDS}`, `call 555-010-7777`])
      await hear(text);
    await pass(scene, 3 * MINUTE);
    scene.refuse(() => ({ kind: 'refused', because: 'test' }));
    await hear(`crushing pain in my chest ${WORDS}`);
    scene.refuse(({ purpose }) => {
      if (purpose !== 'page') return undefined;
      throw new Error(`could not send ${WORDS} of Quillfeather to ${phone.number}`);
    });
    await pass(scene, 10 * MINUTE);
    scene.refuse(() => undefined);
    await scene.hear({ ...phone, number: '+15550109999' }, `i want to die ${WORDS}`);
    await scene.core.receiver.removed(chat);
    await hear('STOP');
    await pass(scene, 10 * MINUTE);
    await scene.close();

    expect(lines.filter((line) => secrets.test(line))).toEqual([]);
    const said = new Set(lines.map((line) => parsed(line)['msg']));
    for (const line of [
      'patient enrolled',
      'message admitted',
      'message refused',
      'a turn failed',
      'page',
      'alert step',
    ])
      expect(said).toContain(line);
    expect(lines.some((line) => line.includes('"level":"error"') && line.includes('due entry failed'))).toBe(
      true,
    );
  });
});
