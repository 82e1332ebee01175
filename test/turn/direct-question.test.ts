/** What a protocol's one question leads to, for every signal: yes, no, not sure, no answer, silence, and an opt-out. */
import { signalNames, type Screened, type SignalName, type Tier } from '../../src/model/signal.ts';
import { MINUTE } from '../../src/model/time.ts';
import { pageCard } from '../../src/notify/page-card.ts';
import { shippedContent, type Scene } from '../harness/scene.ts';
import { fileOf, heardBy, openClinic, says } from './joined-patient.ts';

const ALARMING = 'something about this signal';

/** Hears this signal in the one sentence, and nothing in any other. */
function hearing(signal: SignalName, tier: Tier) {
  const signals = [{ signal, tier, rule: 'test', evidence: { words: [], changedBy: [] } }];
  return ({ text }: { text: string }): Screened =>
    text === ALARMING ? { tier, signals } : { tier: 'none', signals: [] };
}

async function wait(scene: Scene, minutes: number): Promise<void> {
  scene.shift.frozenAt += minutes * MINUTE;
  await scene.core.untilIdle();
}

describe.each(signalNames)('%s, asked about', (signal) => {
  const { answers, ask, signal: whose } = shippedContent.protocol(signal);
  if (answers === undefined || ask.ask === undefined) throw new Error(`${signal} has no question`);
  let scene: Scene;
  const open = async (tier: Tier) => {
    scene = await openClinic({ screen: hearing(signal, tier) });
    await says(scene, ALARMING);
  };
  const alert = async () => (await fileOf(scene)).alert;
  afterEach(async () => {
    await scene.core.settled();
    await scene.close();
  });

  const rows = [
    { said: 'yes', leads: answers.yes },
    { said: 'no', leads: answers.no },
    { said: 'not sure', leads: answers.unsure },
    { said: "i'd rather not say", leads: answers.afterAsk?.unclear ?? answers.unclear ?? answers.unsure },
  ];
  it.each(rows)('$said', async ({ said, leads }) => {
    await open('ask');
    expect(whose).toBe(signal);
    expect(heardBy(scene).slice(-2)).toEqual([ask.say, ask.ask]);
    expect(await alert()).toBeUndefined();
    await says(scene, said);
    expect(heardBy(scene)).toContain(leads.say);
    expect((await alert())?.tier).toBe(leads.tier);
  });

  it('yes to the question about suicide is told as suicide', async () => {
    await open('ask');
    await says(scene, 'si');
    const about = (await alert())?.quotes.at(-1)?.signals.map((each) => each.signal) ?? [];
    expect(about.includes('suicide_self_harm')).toBe(ask.ask === 'crisis.suicide.question');
  });

  it('silence', async () => {
    await open('ask');
    for (let again = 0; again < answers.askAgain; again += 1) {
      await wait(scene, answers.waitMinutes);
      expect(heardBy(scene).slice(-2)).toEqual(['crisis.any.ask-again', ask.ask]);
      expect(await alert()).toBeUndefined();
    }
    await wait(scene, answers.waitMinutes);
    const means = answers.afterAsk?.silence ?? answers.silence;
    expect(heardBy(scene)).toContain(means.say);
    expect((await alert())?.tier).toBe(means.tier);
    expect((await alert())?.tasks).toEqual([answers.silence.task]);
  });

  it('STOP', async () => {
    await open('ask');
    await says(scene, 'STOP');
    expect((await alert())?.tier).toBe(answers.silence.tier);
    expect((await alert())?.tasks).toEqual(['opt-out-in-danger']);
    expect((await alert())?.facts.map(({ kind }) => kind)).toContain('opted-out');
  });

  it('an answer never lowers what words have raised', async () => {
    await open('urgent');
    await says(scene, 'no');
    expect(['urgent', 'emergency']).toContain((await alert())?.tier);
  });
});

describe('the alert that comes of the question', () => {
  let scene: Scene;
  const shown = async () => {
    const { patient, alert } = await fileOf(scene);
    if (alert === undefined) throw new Error('there is no alert');
    return JSON.stringify(pageCard(shippedContent, { patient, alert }, 'en').card);
  };
  beforeEach(async () => {
    scene = await openClinic({ screen: hearing('severe_distress', 'ask') });
    await says(scene, ALARMING);
  });
  afterEach(async () => {
    await scene.core.settled();
    await scene.close();
  });

  it('says what led to it, how often it was asked, and that what came was no answer', async () => {
    for (const away of ['my questions', 'hello', 'my questions']) await says(scene, away);
    const card = await shown();
    expect(card).toContain(`First: \\"${ALARMING}\\"`);
    expect(card).toContain('Asked 3 times: \\"Are you having thoughts of killing yourself right now?\\"');
    expect(card).toContain('Not answered. They wrote: \\"my questions\\"');
  });

  it('says what was answered', async () => {
    await says(scene, 'yes');
    expect(await shown()).toMatch(/First: .*Asked: .*Answered: ..yes/);
  });

  it('says that nothing was answered', async () => {
    const { answers } = shippedContent.protocol('severe_distress');
    for (let times = 0; times <= (answers?.askAgain ?? 0); times += 1)
      await wait(scene, answers?.waitMinutes ?? 0);
    expect(await shown()).toMatch(/First: .*Asked.*Not answered\./);
  });
});
