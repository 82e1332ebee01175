/** Two machines that answer each other, and people who write more than anybody could answer. */
import type { Inbound } from '../../src/ports/receiver.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts';
import { compileRules } from '../../src/risk/rules.ts';
import { screen } from '../../src/risk/screen.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import {
  alertOf,
  CHEST_PAIN,
  fileOf,
  heardBy,
  openClinic,
  pages,
  PATIENT,
  PHONE,
  says,
  sentTo,
  untilCheckIn,
} from './joined-patient.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
  scene.sent.length = 0;
});
afterEach(() => scene.close());

const { perMinute, perDay, sameWords, strangerPerHour, helpPerHour } = shippedContent.pace;
const rules = compileRules(shippedContent.riskFiles);
const screenedTier = (text: string) => screen({ text }, rules).tier;
const wait = (ms: number) => void (scene.shift.frozenAt += ms);
async function floods(count: number, gap: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await says(scene, `word ${n} of many`);
    wait(gap);
  }
}
const kept = async () =>
  ((await scene.store.log(PATIENT, 'messages', 1_000)) as { from: string }[]).filter(
    ({ from }) => from === 'patient',
  ).length;

describe('a patient who writes faster than anybody could answer', () => {
  it('is told so once, and every message is kept', async () => {
    const before = await kept();
    await floods(perMinute * 2, SECOND);
    expect(heardBy(scene).filter((key) => key === 'pace.many')).toHaveLength(1);
    expect(heardBy(scene)).toHaveLength(perMinute);
    expect(await kept()).toBe(before + perMinute * 2);
    expect((await alertOf(scene)).tasks).toEqual(['many-messages']);
    expect(pages(scene)).toEqual([]);
  });

  it('is heard at once in danger, however much came before', async () => {
    await floods(perMinute + 5, SECOND);
    scene.sent.length = 0;
    await says(scene, CHEST_PAIN);
    expect(heardBy(scene)[0]).toMatch(/^crisis\.heart/);
    expect(pages(scene)).not.toEqual([]);
    await says(scene, 'please hurry');
    expect((await alertOf(scene)).quotes.map(({ text }) => text)).toContain('please hurry');
  });

  it('reaches a nurse by asking for one, whatever came before', async () => {
    await floods(perMinute + 5, SECOND);
    await says(scene, 'NURSE');
    expect((await alertOf(scene)).tasks).toContain('nurse-asked');
    scene.sent.length = 0;
    await says(scene, 'and one more word');
    expect(heardBy(scene)).toEqual([]);
  });

  it('may answer a direct question, whatever came before', async () => {
    await says(scene, 'I wish I would not wake up');
    expect((await fileOf(scene)).talk.asked).toBe('direct-question');
    for (let n = 0; n < perMinute * 2; n++) await scene.hear(PHONE, '?');
    await says(scene, 'yes');
    expect((await alertOf(scene)).tier).toBe('emergency');
  });

  it('may stop it all with STOP', async () => {
    await floods(perMinute + 5, SECOND);
    await says(scene, 'STOP');
    expect((await fileOf(scene)).consent.sms).toBe('revoked');
    expect(heardBy(scene).at(-1)).toBe('consent.stopped');
  });

  it('is answered again when it is calm', async () => {
    await floods(perMinute + 5, SECOND);
    scene.sent.length = 0;
    wait(2 * MINUTE);
    await says(scene, 'hello');
    expect(heardBy(scene)).toEqual(['everyday.greeting']);
  });

  it('all day long, at any speed, is not answered for ever', async () => {
    await floods(perDay + 20, MINUTE);
    const answers = heardBy(scene).length;
    expect(answers).toBeLessThan(perDay + 10);
    await floods(20, MINUTE);
    expect(heardBy(scene)).toHaveLength(answers);
    wait(DAY);
    await says(scene, 'hello');
    await says(scene, 'hello');
    expect(heardBy(scene).length).toBeGreaterThan(answers);
  });
});

describe('a machine that answers', () => {
  it.each([
    "I'm driving with Do Not Disturb turned on. I'll see your message when I get where I'm going.",
    'Automatic reply: I am away until Monday.',
    'Estoy conduciendo con No molestar activado.',
  ])('%j hears nothing back, also where it would be asked to agree', async (text) => {
    await says(scene, text);
    await says(scene, 'STOP');
    await says(scene, 'START');
    scene.sent.length = 0;
    await untilCheckIn(scene);
    const asked = heardBy(scene).length;
    await says(scene, text);
    expect(heardBy(scene)).toHaveLength(asked);
    const invited = await scene.enrolPatient({
      id: 'patient-2',
      name: 'Bo Lindqvist',
      mobile: '+15550107778',
      language: 'en',
      zone: 'America/New_York',
      check_in: '09:25',
    });
    await scene.hear({ channel: 'sms', number: '+15550107778', via: 'twilio' }, text);
    await scene.core.untilIdle();
    expect(sentTo(scene, invited)).toEqual(['consent.invitation']);
  });

  it('of a kind we do not know ends in silence, and a person is asked to look', async () => {
    let texts = 0;
    for (let turn = 0; turn < 30; turn++) {
      scene.sent.length = 0;
      await says(scene, 'This mailbox belongs to Bob. Press one for English.');
      texts += heardBy(scene).length;
      wait(MINUTE);
    }
    expect(texts).toBe(sameWords + 1);
    expect((await alertOf(scene)).tasks).toEqual(['same-message']);
    expect(pages(scene)).toEqual([]);
  });

  it('that speaks of danger is believed', async () => {
    await says(scene, `I'm driving. ${CHEST_PAIN}`);
    expect(pages(scene)).not.toEqual([]);
  });
});

describe('somebody unknown', () => {
  const stranger = { channel: 'sms', number: '+15550109999', via: 'twilio' } as const;
  const says40 = async (from: Inbound['from'], text: string) => {
    for (let n = 0; n < 40; n++) await scene.hear(from, `${text} ${n}`);
    await scene.core.untilIdle();
  };

  it('in danger is given the numbers a few times an hour, each number by itself', async () => {
    await says40(stranger, 'I want to kill myself');
    expect(scene.sent).toHaveLength(strangerPerHour);
    await scene.hear({ ...stranger, number: '+15550109998' }, 'I want to kill myself');
    expect(scene.sent).toHaveLength(strangerPerHour + 1);
    wait(HOUR);
    await scene.hear(stranger, 'I want to kill myself');
    expect(scene.sent).toHaveLength(strangerPerHour + 2);
  });

  it('in Teams is asked for a code as often, and still hears the numbers', async () => {
    const user = { channel: 'teams', user: 'nobody', reference: { conversation: 'c' } } as const;
    await says40(user, 'hello hello');
    expect(scene.sent).toHaveLength(strangerPerHour);
    await scene.hear(user, 'I want to kill myself');
    expect(scene.sent.at(-1)?.message.key).toBe('stranger.emergency');
  });
});

describe('a clinician', () => {
  const [who] = shippedContent.clinic.clinicians;
  const phone = { channel: 'sms', number: who?.sms ?? '', via: 'twilio' } as const;

  it('whose phone answers by itself, or who reacts to a page, starts nothing', async () => {
    await scene.hear(phone, "I'm driving with Do Not Disturb turned on.");
    await scene.hear(phone, 'Liked “Harbor Pain: alert KT47, emergency. Reply 1A to acknowledge.”');
    await scene.core.untilIdle();
    expect(scene.sent).toEqual([]);
  });

  it('is told how codes work only so often', async () => {
    for (let n = 0; n < 30; n++) await scene.hear(phone, `beep ${n} beep`);
    await scene.core.untilIdle();
    expect(scene.sent).toHaveLength(helpPerHour);
    wait(HOUR);
    scene.sent.length = 0;
    await scene.hear(phone, 'hello?');
    expect(scene.sent.map(({ message }) => message.key)).toEqual(['page.help']);
  });
});

describe('a reaction that quotes', () => {
  const ask = async () => {
    await says(scene, 'I wish I would not wake up');
    return scene.sent.at(-1)?.message.text ?? '';
  };

  it.each([
    ['Liked', (text: string) => `Liked “${text}”`],
    ['a thumb', (text: string) => `👍 to “${text}”`],
    ['cut short', (text: string) => `Loved “${text.slice(0, -1)}…”`],
    ['in Spanish', (text: string) => `Le encantó «${text}»`],
  ])('our own words about emergencies (%s) raises nothing', async (_what, react) => {
    await says(scene, 'MENU');
    const menu = scene.sent.at(-1)?.message.text ?? '';
    expect(screenedTier(react(menu))).not.toBe('none');
    scene.sent.length = 0;
    await says(scene, react(menu));
    expect(scene.sent).toEqual([]);
    expect((await fileOf(scene)).alert).toBeUndefined();
  });

  it('our own direct question answers nothing', async () => {
    const asked = await ask();
    scene.sent.length = 0;
    await says(scene, `Loved “${asked}”`);
    expect(heardBy(scene)).toEqual([]);
    expect((await fileOf(scene)).talk.asked).toBe('direct-question');
  });

  it('words that are not ours is screened', async () => {
    await says(scene, 'Liked “I am going to kill myself tonight”');
    expect(pages(scene)).not.toEqual([]);
  });

  it('ours, with words of their own after it, is screened', async () => {
    const asked = await ask();
    await says(scene, `Liked “${asked}” I am going to kill myself tonight`);
    expect((await alertOf(scene)).tier).toBe('emergency');
  });

  it('our "reply STOP" or "reply YES" stops nobody and joins nobody', async () => {
    const { content } = scene;
    const values = { clinic: 'Harbor Pain', phone: '555-010-0100', emergency: '911', crisis: '988' };
    await says(scene, 'STOP');
    await says(scene, `Loved “${content.text('consent.invitation', 'en', values)}”`);
    expect((await fileOf(scene)).consent.sms).toBe('revoked');
    await says(scene, 'START');
    await says(scene, `Loved “${content.text('consent.stopped', 'en', values)}”`);
    expect((await fileOf(scene)).consent.sms).toBe('granted');
  });
});
