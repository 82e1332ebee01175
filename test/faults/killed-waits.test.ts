/**
 * Killed with -9 while nobody does anything: an alert waits for the clinic to open, for its next step, for somebody to be
 * on call, or on the list for the morning. The time comes all the same, and somebody is told.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/model/time.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { COLLEAGUE, DANGER, NURSE, openMortalClinic, type MortalClinic } from './mortal-clinic.ts';
import type { Last } from './mortal-service.ts';

const DOCTOR = '+15550100203';
const FALL = 'I fell yesterday and my hip hurts a lot more now';
const SICK = 'my new tablets make me feel sick all day';

/** Open at noon every day, with nobody on call at night, when what is urgent waits for the morning. */
function clinicWithNights(): string {
  const dir = mkdtempSync(join(tmpdir(), 'flarepath-nights-'));
  cpSync('content', dir, { recursive: true });
  const change = (file: string, from: RegExp, to: string) => {
    const before = readFileSync(join(dir, file), 'utf8');
    const after = before.replace(from, to);
    if (after === before) throw new Error(`${file} has no ${String(from)} any more`);
    writeFileSync(join(dir, file), after);
  };
  const everyDay = "openingHours: { days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '17:00' }";
  change('clinic.yaml', /^openingHours: .*$/m, everyDay);
  change('clinic.yaml', /^holidays: .*$/m, 'holidays: []');
  change(
    'policies/escalation.yaml',
    /( {4}outOfHours:\n(?: {6}.*\n| {8}- \w+\n)*? {6}steps:)\n(?: {8}- \{.*\n)+/,
    '$1 []\n',
  );
  change('roster.yaml', /people: \[(\w+)\] \}/g, "people: [$1], only: { from: '08:00', to: '17:00' } }");
  return dir;
}

const waits: [string, Last][] = [
  ['that it waits is stored', { is: 'alert-changed', fact: 'waits' }],
  ['the clinic has opened and its step is claimed', { is: 'due-claimed', kind: 'escalate' }],
];
const morning: [string, Last][] = [
  ['the time of the list has come', { is: 'due-claimed', kind: 'digest' }],
  ['the list is about to be put together', { is: 'due-claimed', kind: 'send-digest' }],
  ['the list has been put together', { is: 'due-claimed', kind: 'send' }],
];
const alone: [string, Last][] = [
  ['that nobody is on call is stored', { is: 'alert-changed', fact: 'no-one-on-call' }],
  ['the page of whoever is called instead is claimed', { is: 'due-claimed', kind: 'page' }],
];

onBothStores('a service that is killed when', (settings) => {
  const content = clinicWithNights();
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

  it('the next step of an alert that nobody answers is claimed', async () => {
    await joinedAt(10);
    await clinic.text(patient.phone, DANGER);
    expect(toldTo(COLLEAGUE)).toBe('');
    await dying({ is: 'due-claimed', kind: 'escalate' }, () => clinic.pass(121 * SECOND));
    expect(toldTo(COLLEAGUE)).toContain((await alert()).label);
    await closed(COLLEAGUE);
  }, 120_000);

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
