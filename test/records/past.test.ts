/** A rule tried on what patients have really written: what it would have alerted on, and that trying it is written down. */
import { pastIn } from '../../src/ops/past-messages.ts';
import { exportPatient } from '../../src/records/hand-over.ts';
import { pastPage } from '../../src/records/past.ts';
import { replayed } from '../../src/records/replay.ts';
import { secondReaderRule } from '../../src/model/signal.ts';
import { createBothReaders } from '../../src/risk/readers.ts';
import { tryOnNumbers, tryOnWords } from '../../src/risk/backtest.ts';
import { Tally } from '../../src/ops/tally.ts';
import type { CheckIn } from '../../src/model/check-in.ts';
import type { FormRecord } from '../../src/model/form-record.ts';
import { DAY } from '../../src/model/time.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { CHEST_PAIN, openClinic, says, untilCheckIn } from '../turn/joined-patient.ts';

const START = Date.UTC(2026, 2, 3);

describe('the past', () => {
  let scene: Scene;
  const page = (from?: string) => {
    const audit = {
      write: async (entries: readonly (typeof scene.audited)[number][]) =>
        void scene.audited.push(...entries),
    };
    return pastPage({ store: scene.core.store, audit }, { rule: 'chest-pain', from });
  };
  beforeEach(async () => {
    scene = await openClinic();
    await untilCheckIn(scene);
    await says(scene, '6');
    await says(scene, CHEST_PAIN);
  });
  afterEach(() => scene.close());

  it('is what the patient wrote, not what we did', async () => {
    const { people, next } = await page();
    expect(next).toBeUndefined();
    const texts = people.flatMap(({ messages }) => messages.map(({ text }) => text));
    expect(texts).toEqual(expect.arrayContaining(['6', CHEST_PAIN]));
    const answered = scene.sent.map(({ message }) => message.text);
    expect(texts.filter((text) => answered.includes(text))).toEqual([]);
  });

  it('is the same in what was handed over of a person', async () => {
    const { owners } = await scene.core.store.owners(undefined, 9);
    const audit = { write: async () => undefined };
    const deps = { store: scene.core.store, content: shippedContent, audit };
    const files = await Promise.all(owners.map((owner) => exportPatient(deps, owner)));
    const [person] = files.flatMap((file) => (file === undefined ? [] : pastIn('f', JSON.stringify(file))));
    const { people } = await page();
    const inSeconds = people[0]?.messages.map(({ at, text }) => ({ at: at - (at % 1_000), text }));
    expect(person?.messages).toEqual(inSeconds);
  });

  it('is written down to have been read, once and not for each page', async () => {
    await page();
    await page('zzz');
    const read = scene.audited.filter(({ action }) => action === 'rule tried on the past');
    expect(read.map(({ actor, facts }) => ({ actor, facts }))).toEqual([
      { actor: 'operator', facts: { rule: 'chest-pain' } },
    ]);
  });
});

describe('a rule tried', () => {
  const words = tryOnWords(shippedContent, 'suicide-intent')!;

  it('says how grave it finds a message, and whether others would have heard it', () => {
    expect(words('I am going to kill myself', {}).tier).toBe('emergency');
    expect(words('the bus was late', {})).toEqual({ tier: 'none', alone: false });
    expect(tryOnWords(shippedContent, 'nothing-so-called')).toBeUndefined();
  });

  it('may be the second reader, beside the rules', () => {
    const second = tryOnWords(shippedContent, secondReaderRule)!;
    const text = 'i cant feel my legs and im so scared';
    const met = createBothReaders(shippedContent)({ text }).signals.find(({ rule }) =>
      rule.includes(secondReaderRule),
    );
    // The rules alone would only have asked.
    expect(second(text, {})).toEqual({ tier: met?.tier, alone: true });
    expect(second('the bus was late', {})).toEqual({ tier: 'none', alone: false });
  });

  it('about the answers to a form sees its numbers, what was left out, and a yes', () => {
    const at = START;
    const given = (place: string, more: object = {}) => ({
      place,
      linkId: place,
      at,
      recordedAt: at,
      channel: 'sms' as const,
      ...more,
    });
    const form: FormRecord = {
      v: 1,
      form: 'asq',
      version: '1',
      day: '2026-03-03',
      because: 'planned',
      status: 'complete',
      dueAt: at,
      state: { answers: { '1': { values: [{ valueBoolean: true }] }, '2': { values: [] } } },
      given: [given('1'), given('2', { skipped: true })],
      numbers: { total: 7 },
    };
    const answers = replayed([], [form]).flatMap(({ seen }) => seen.answer ?? []);
    expect(answers).toEqual([
      { of: 'asq/total', value: 7 },
      { of: 'asq/1', value: 'yes' },
      { of: 'asq/2', value: 'refused' },
    ]);
    expect(replayed([], [form]).at(-1)?.seen.series).toEqual({
      'asq/total': [{ day: '2026-03-03', value: 7 }],
    });
    const met = tryOnNumbers(shippedContent.triggers, 'asq-1')?.();
    expect(met && answers.map((answer) => met({ today: form.day, answer }).tier !== 'none')).toContain(true);
  });

  it('about numbers sees the days as they went by', () => {
    const ended = (day: number, value: number): CheckIn => ({
      v: 1,
      day: new Date(START + day * DAY).toISOString().slice(0, 10),
      questionnaire: 'daily-check-in',
      version: '1',
      status: 'complete',
      dueAt: START + day * DAY,
      nudged: false,
      answers: [{ linkId: 'pain-now', value, flags: [], at: START + day * DAY, channel: 'sms' }],
    });
    const rule = {
      id: 'high-twice',
      source: 'a test',
      when: { kind: 'days', of: 'daily-check-in/pain-now', atLeast: 8, days: 2, outOf: 2 },
      tier: 'soon',
      signal: 'other_medical',
      notAgainDays: 1,
    } as const;
    const numbers = tryOnNumbers([rule], 'high-twice')!();
    const met = [4, 8, 9, 3].map((value, day) => ended(day, value));
    const tiers = replayed(met).map(({ seen }) => numbers(seen).tier);
    // An answer and the days up to it, for each of four check-ins.
    expect([0, 2, 4, 6].map((at) => tiers.slice(at, at + 2))).toEqual([
      ['none', 'none'],
      ['none', 'none'],
      ['none', 'soon'],
      ['none', 'none'],
    ]);
  });
});

describe('what has come of it', () => {
  it('is said in numbers, with the newest messages only for whoever asks for them', () => {
    const tally = new Tally('messages');
    tally.person();
    tally.tried(START, { tier: 'urgent', alone: true }, 'the first');
    tally.tried(START + 30 * DAY, { tier: 'none', alone: false }, 'harmless');
    tally.tried(START + 60 * DAY, { tier: 'soon', alone: false }, 'the second');
    expect(tally.report('some-rule', 0).split('\n')).toEqual([
      'Rule some-rule, tried on 3 messages of 1 person, 2026-03-03 to 2026-05-02.',
      'It meets 2 (1 urgent, 1 soon), 666.7 per 1,000, 1.0 a month.',
      'Only because of it would somebody have been alerted: 1.',
    ]);
    expect(tally.report('some-rule', 1)).toContain('  2026-05-02 soon: the second');
    expect(tally.report('some-rule', 1)).not.toContain('the first');
  });

  it('is that there is nothing to try it on', () => {
    expect(new Tally('messages').report('some-rule', 0)).toMatch(/no messages/);
  });
});
