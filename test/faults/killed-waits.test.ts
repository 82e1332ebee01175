/**
 * Killed with -9 while nobody does anything: an alert waits for the clinic to open, for its next step, for somebody to be
 * on call, or on the list for the morning. The time comes all the same, and somebody is told.
 */
import { rmSync } from 'node:fs';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { changedContent, type ContentChange } from './changed-content.ts';
import { COLLEAGUE, DANGER, NURSE, openMortalClinic, type MortalClinic } from './mortal-clinic.ts';
import type { Last } from './mortal-service.ts';

const DOCTOR = '+15550100203';
const FALL = 'I fell yesterday and my hip hurts a lot more now';
const SICK = 'my new tablets make me feel sick all day';

/** Open at noon every day, with nobody on call at night, when what is urgent waits for the morning. */
const nights: ContentChange[] = [
  [
    'clinic.yaml',
    /^openingHours: .*$/m,
    "openingHours: { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '17:00' }",
  ],
  ['clinic.yaml', /^holidays: .*$/m, 'holidays: []'],
  [
    'policies/escalation.yaml',
    /( {4}outOfHours:\n(?: {6}.*\n| {8}- \w+\n)*? {6}steps:)\n(?: {8}[- ] .*\n)+/,
    '$1 []\n',
  ],
  // The page that comes next is that of the next person, and of nobody else.
  [
    'policies/escalation.yaml',
    /\[first, second\], by: \[sms, teams\], waitSeconds: 180/,
    '[second], by: [sms], waitSeconds: 180',
  ],
  ['roster.yaml', /people: \[(\w+)\] \}/g, "people: [$1], only: { from: '08:00', to: '17:00' } }"],
];

const waits: [string, Last][] = [
  ['that it waits is stored', { is: 'alert-changed', fact: 'waits' }],
  ['the clinic has opened and its step is claimed', { is: 'due-claimed', kind: 'escalate' }],
];
const morning: [string, Last][] = [
  ['the time of the list has come', { is: 'due-claimed', kind: 'digest' }],
  ['the list is about to be put together', { is: 'due-claimed', kind: 'send-digest' }],
  ['the list has been put together', { is: 'due-claimed', kind: 'send' }],
  ['the list is about to be sent', { is: 'send-begun', purpose: 'page' }],
  ['the provider has taken the list and that is not stored', { is: 'send-answered', purpose: 'page' }],
  ['the list is recorded as sent', { is: 'send-recorded', purpose: 'page' }],
];
/** Nobody has answered, and the page moves over to the next person. */
const next: [string, Last][] = [
  ['its next step is claimed', { is: 'due-claimed', kind: 'escalate' }],
  ['its next step is stored and nobody has been told', { is: 'alert-changed', fact: 'step' }],
  ['the page of the next person is claimed', { is: 'due-claimed', kind: 'page' }],
  ['the page of the next person is about to be sent', { is: 'page-begun', by: 'sms' }],
  ['the provider has taken it and that is not stored', { is: 'page-answered', by: 'sms' }],
  ['that the next person was told is stored', { is: 'page-recorded', by: 'sms' }],
];
const alone: [string, Last][] = [
  ['that nobody is on call is stored', { is: 'alert-changed', fact: 'no-one-on-call' }],
  ['the page of whoever is called instead is claimed', { is: 'due-claimed', kind: 'page' }],
];

onBothStores('a service that is killed when', (settings) => {
  const content = changedContent(nights);
  let clinic: MortalClinic;
  let count = 0;
  let patient = { id: '', phone: '' };

  beforeAll(async () => {
    clinic = await openMortalClinic({ ...settings, CONTENT_DIR: content });
  }, 120_000);
  afterAll(async () => {
    await clinic.end();
    rmSync(content, { recursive: true, force: true });
  }, 30_000);
  afterEach(() => clinic.mortal.forget(patient.id));

  const alert = async () => (await clinic.mortal.look(patient.id)).alert!;
  const kinds = async () => (await alert()).facts.map(({ kind }) => kind);

  /** Somebody new, at this hour of the clinic's day: New York, whichever of its two clocks holds. */
  async function joinedAt(hour: number): Promise<void> {
    count += 1;
    patient = { id: `w-${count}`, phone: `+1555010${String(5_000 + count)}` };
    await clinic.mortal.enrol(
      `id,name,mobile,language,zone,check_in\n${patient.id},Ada,${patient.phone},en,UTC,10:00`,
    );
    const { now } = await clinic.mortal.look(patient.id);
    await clinic.pass(DAY - (now % DAY) + DAY + (hour + 5) * HOUR);
    await clinic.text(patient.phone, 'YES');
    clinic.taken.length = 0;
  }
  const dying = (last: Last, doing: () => Promise<void>) => clinic.dying(last, doing);
  const toldTo = (phone: string) => clinic.textsTo(phone).join('\n');
  async function closed(by: string): Promise<void> {
    await clinic.text(by, `${/Reply (\d+)A/.exec(toldTo(by))?.[1]}R acted`);
    expect((await alert()).status).toBe('resolved');
  }

  /** Acknowledged before anybody else is told, it rings nobody any more. */
  async function staysWith(by: string): Promise<void> {
    await clinic.text(by, `${/Reply (\d+)A/.exec(toldTo(by))?.[1]}A`);
    expect((await alert()).acknowledgedBy?.by).toBe('sms');
    const before = clinic.taken.length;
    await clinic.pass(5 * MINUTE);
    const rung = clinic.taken.slice(before).filter(({ address }) => address !== patient.phone);
    expect(rung).toEqual([]);
    expect((await alert()).status).toBe('acknowledged');
  }

  it.each(waits)(
    'an urgent alert waits for the morning: %s',
    async (_, last) => {
      await joinedAt(20);
      const opens = async () => {
        // The direct question has its answer, so that silence adds nothing to the alert.
        await clinic.text(patient.phone, 'no');
        expect(toldTo(NURSE)).toBe('');
        expect(await kinds()).toContain('waits');
        await clinic.pass(12 * HOUR);
      };
      if (last['fact'] === 'waits') {
        await dying(last, () => clinic.text(patient.phone, FALL));
        await opens();
      } else {
        await clinic.text(patient.phone, FALL);
        await dying(last, opens);
      }
      expect(toldTo(NURSE)).toContain((await alert()).label);
      await closed(NURSE);
    },
    120_000,
  );

  it.each(next)(
    'nobody has answered an alert and %s',
    async (_, last) => {
      await joinedAt(10);
      await clinic.text(patient.phone, DANGER);
      expect(toldTo(COLLEAGUE)).toBe('');
      await dying(last, () => clinic.pass(121 * SECOND));
      expect(toldTo(COLLEAGUE)).toContain((await alert()).label);
      expect((await kinds()).filter((kind) => kind === 'opened')).toHaveLength(1);
      await staysWith(COLLEAGUE);
      await closed(COLLEAGUE);
    },
    120_000,
  );

  it.each(alone)(
    'there is an emergency and %s',
    async (_, last) => {
      await joinedAt(20);
      await dying(last, () => clinic.text(patient.phone, DANGER));
      expect(await kinds()).toContain('no-one-on-call');
      expect(toldTo(DOCTOR)).toContain((await alert()).label);
      await closed(DOCTOR);
    },
    120_000,
  );

  it.each(morning)(
    'an alert is on the list and %s',
    async (_, last) => {
      await joinedAt(10);
      await clinic.text(patient.phone, SICK);
      expect(toldTo(NURSE)).toBe('');
      await dying(last, () => clinic.pass(23 * HOUR));
      await clinic.pass(MINUTE);
      expect(toldTo(NURSE)).toContain((await alert()).label);
    },
    120_000,
  );
});
