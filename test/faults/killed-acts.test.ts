/**
 * Killed with -9 while an alert is being dealt with, by every way and at every act; and while it grows, or its pages fail.
 * Whoever was told nothing tries again. What was done stands, once, and what is to follow from it follows.
 */
import { HOUR, MINUTE } from '../../src/model/time.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { COLLEAGUE, DANGER, NURSE, openMortalClinic, type MortalClinic } from './mortal-clinic.ts';
import type { Last } from './mortal-service.ts';

type By = 'text' | 'teams' | 'card';
/** What a card carries besides which alert it is of. */
type Pressed = Record<string, string>;

const typed: [By, string, string][] = [
  ['text', 'A', 'acknowledged'],
  ['text', 'I', 'in-contact'],
  ['text', 'S10', 'snoozed'],
  ['text', 'T moreau', 'reassigned'],
  ['text', ' take over', 'taken-over'],
  ['text', 'R acted', 'resolved'],
  ['teams', 'A', 'acknowledged'],
  ['teams', 'T moreau', 'reassigned'],
  ['teams', 'R acted', 'resolved'],
];
const pressed: [string, Pressed, string][] = [
  ['acknowledge', {}, 'acknowledged'],
  ['in-contact', {}, 'in-contact'],
  ['snooze', { minutes: '10' }, 'snoozed'],
  ['reassign', { to: 'moreau' }, 'reassigned'],
  ['take-over', {}, 'taken-over'],
  ['resolve', { outcome: 'acted' }, 'resolved'],
];
/** Killed also before anything of it is stored, and when all of it is and nobody has been told so. */
const around = [...typed.slice(0, 1), ...typed.slice(3, 4), ...typed.slice(7, 8)];
const cards: Last = { is: 'due-claimed', kind: 'update-cards' };

onBothStores('a service that is killed', (settings) => {
  let clinic: MortalClinic;
  let count = 0;
  let patient = { id: '', phone: '' };

  beforeAll(async () => {
    clinic = await openMortalClinic(settings);
    await clinic.install();
  }, 120_000);
  afterAll(() => clinic.end(), 30_000);
  afterEach(async () => {
    clinic.refuse(() => false);
    await clinic.mortal.forget(patient.id);
  });

  const alert = async () => (await clinic.mortal.look(patient.id)).alert!;
  const kinds = async () => (await alert()).facts.map(({ kind }) => kind);
  const times = async (kind: string) => (await kinds()).filter((each) => each === kind).length;
  const code = () => /Reply (\d+)A/.exec(clinic.textsTo(NURSE).join('\n'))?.[1] ?? '';

  async function inDanger(words = DANGER): Promise<void> {
    await clinic.pass(24 * HOUR);
    count += 1;
    patient = { id: `k-${count}`, phone: `+1555010${String(4_000 + count)}` };
    const row = `${patient.id},Ada,${patient.phone},en,UTC,10:00`;
    await clinic.mortal.enrol(`id,name,mobile,language,zone,check_in\n${row}`);
    await clinic.text(patient.phone, 'YES');
    clinic.taken.length = 0;
    if (words !== '') await clinic.text(patient.phone, words);
  }
  async function does(by: By, what: string): Promise<void> {
    await (by === 'text' ? clinic.text(NURSE, `${code()}${what}`) : clinic.types(`${code()}${what}`));
  }
  const dying = (last: Last, doing: () => Promise<void>) => clinic.dying(last, doing);
  /** What was done has its consequence, though nobody does anything more. */
  async function follows(fact: string): Promise<void> {
    const label = (await alert()).label;
    if (fact === 'reassigned') expect(clinic.textsTo(COLLEAGUE).join()).toContain(label);
    if (fact === 'acknowledged') expect(clinic.textsTo(patient.phone).join()).toContain('nurse Otieno');
    clinic.taken.length = 0;
    for (let hours = 0; hours < 2 * 4; hours += 1) await clinic.pass(15 * MINUTE);
    const rung = clinic.textsTo(NURSE).join();
    if (fact === 'resolved') expect(rung).not.toContain(label);
    else expect(rung).toContain(label);
    await clinic.text(NURSE, `${code()}R acted`);
  }

  it.each([
    ...typed.map((each) => [...each, 'stored', { is: 'alert-changed', fact: each[2] }] as const),
    ...around.map((each) => [...each, 'heard', { is: 'heard', tier: 'none' }] as const),
    ...around.map(
      (each) => [...each, 'done and not answered', { is: 'admitted', who: 'clinician' }] as const,
    ),
  ])(
    'when a nurse by %s has typed "%s", %s: it is %s',
    async (by, what, fact, _, last) => {
      await inDanger();
      await dying(last, () => does(by, what));
      expect(await times(fact)).toBe(1);
      await follows(fact);
      expect((await alert()).status).toBe('resolved');
    },
    120_000,
  );

  it.each([
    ...pressed.map((each) => [...each, { is: 'alert-changed', fact: each[2] }] as const),
    [...pressed[0]!, cards] as const,
  ])(
    'when a nurse presses %s',
    async (verb, data, fact, last) => {
      await inDanger();
      const { id, patientId } = await alert();
      await dying(last, () => clinic.press(verb, { alertId: id, patientId, ...data }));
      expect(await times('acknowledged')).toBe(fact === 'resolved' || fact === 'reassigned' ? 0 : 1);
      // Whoever saw no answer presses again, and may have done it twice.
      expect(await times(fact)).toBeGreaterThan(0);
      await follows(fact);
      expect((await alert()).status).toBe('resolved');
    },
    120_000,
  );

  it('when a nurse has handed the talk back', async () => {
    await inDanger();
    await clinic.text(NURSE, `${code()} take over`);
    await dying({ is: 'alert-changed', fact: 'handed-back' }, () =>
      clinic.text(NURSE, `${code()} hand back`),
    );
    expect(await times('handed-back')).toBe(1);
    expect((await alert()).takenOver).toBeUndefined();
    await follows('handed-back');
  }, 120_000);

  it('when more has joined an alert, which its nurse is told', async () => {
    await inDanger();
    await clinic.text(NURSE, `${code()}A`);
    clinic.taken.length = 0;
    await dying({ is: 'alert-changed', fact: 'joined' }, () => clinic.text(patient.phone, DANGER));
    expect(await times('joined')).toBe(1);
    expect(clinic.textsTo(NURSE).join()).toContain('news');
    await follows('joined');
  }, 120_000);

  it.each(['raised', 'came-back'])(
    'when an alert that somebody had has been %s by something graver',
    async (fact) => {
      await inDanger('everyone would be better off without me');
      await clinic.text(NURSE, `${code()}A`);
      clinic.taken.length = 0;
      await dying({ is: 'alert-changed', fact }, () => clinic.text(patient.phone, DANGER));
      expect([await times('raised'), await times('came-back')]).toEqual([1, 1]);
      expect(clinic.textsTo(NURSE).join()).toContain('emergency');
      await follows(fact);
    },
    120_000,
  );

  it('when somebody in danger has texted STOP, and START', async () => {
    await inDanger();
    await clinic.text(NURSE, `${code()}A`);
    clinic.taken.length = 0;
    await dying({ is: 'alert-changed', fact: 'opted-out' }, () => clinic.text(patient.phone, 'STOP'));
    expect(await times('opted-out')).toBe(1);
    expect(clinic.textsTo(NURSE).join()).toContain((await alert()).label);
    await dying({ is: 'alert-changed', fact: 'reached-again' }, () => clinic.text(patient.phone, 'START'));
    expect(await times('reached-again')).toBe(1);
    await follows('reached-again');
  }, 120_000);

  it('when a page has failed, and the next person is told', async () => {
    await inDanger('');
    clinic.refuse(({ address }) => address === NURSE || address === 'a:nurse');
    await dying({ is: 'alert-changed', fact: 'failed' }, () => clinic.text(patient.phone, DANGER));
    expect(clinic.textsTo(COLLEAGUE).join()).toContain((await alert()).label);
    clinic.refuse(() => false);
    await clinic.text(COLLEAGUE, '1R acted');
  }, 120_000);

  it.each<[string, Last]>([
    ['has been reported', { is: 'delivery', state: 'undelivered' }],
    ['is known to the alert', { is: 'alert-changed', fact: 'undelivered' }],
  ])(
    'when a page has not arrived and that %s, and the next person is told at once',
    async (_, last) => {
      await inDanger('');
      // Nothing else of the step may have worked.
      clinic.refuse(({ address }) => address === 'a:nurse');
      await clinic.text(patient.phone, DANGER);
      const page = clinic.taken.find(({ address }) => address === NURSE)!;
      await clinic.mortal.dieAt(last);
      await clinic.report(page, 'undelivered');
      if (clinic.mortal.dead()) await clinic.mortal.liveAgain();
      await clinic.rest();
      expect(await times('undelivered')).toBe(1);
      await clinic.pass(31_000);
      expect(clinic.textsTo(COLLEAGUE).join()).toContain((await alert()).label);
      clinic.refuse(() => false);
      await clinic.text(NURSE, `${code()}R acted`);
    },
    120_000,
  );
});
