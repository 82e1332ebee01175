/**
 * The Redis of its own is killed with -9 under a service that lives, in the middle of a danger and of its acknowledgement. It is
 * started again, and everything goes on by itself: nobody moves the clock, so nothing waits for a lease to run out.
 */
import { describeWithRedis } from '../harness/needs.ts';
import { until } from '../resilience/outpost.ts';
import { DANGER, NURSE, openMortalClinic, type MortalClinic } from './mortal-clinic.ts';
import type { Last } from './mortal-service.ts';

const inDanger: [string, Last][] = [
  ['it is heard', { is: 'heard', tier: 'emergency' }],
  ['it is stored', { is: 'admitted', who: 'patient' }],
  ['its turn has the lock', { is: 'turn-begun', kind: 'said' }],
  ['its turn has decided', { is: 'turn-decided' }],
  ['its turn is stored', { is: 'turn-committed' }],
  ['its answer has been taken', { is: 'send-answered', purpose: 'safety' }],
  ['the step is claimed', { is: 'due-claimed', kind: 'escalate' }],
  ['the page is about to go out', { is: 'page-begun', by: 'sms' }],
  ['the page has been taken', { is: 'page-answered', by: 'sms' }],
];
const acknowledged: [string, Last][] = [
  ['it is heard', { is: 'heard', tier: 'none' }],
  ['it is stored', { is: 'alert-changed', fact: 'acknowledged' }],
  ['the patient is about to hear of it', { is: 'turn-begun', kind: 'alert-acknowledged' }],
  ['the patient has been told', { is: 'send-answered', purpose: 'safety' }],
  ['the cards are to be changed', { is: 'due-claimed', kind: 'update-cards' }],
];

describeWithRedis('a Redis of its own that is killed', () => {
  let clinic: MortalClinic;
  const patient = { id: 'ada', phone: '+15550107001' };

  // A service of its own for each: a Redis that dies again and again is started later and later.
  beforeEach(async () => {
    clinic = await openMortalClinic({ STORE: 'auto' });
    const row = `${patient.id},Ada,${patient.phone},en,UTC,10:00`;
    await clinic.mortal.enrol(`id,name,mobile,language,zone,check_in\n${row}`);
    await clinic.text(patient.phone, 'YES');
    clinic.taken.length = 0;
  }, 120_000);
  afterEach(async () => {
    const { lives } = clinic.mortal;
    const isDead = clinic.mortal.dead();
    await clinic.end();
    expect([lives, isDead]).toEqual([1, false]);
  }, 30_000);

  const alert = async () => (await clinic.mortal.look(patient.id))?.alert;
  const told = (address: string) => clinic.textsTo(address).join('\n');
  /** By the page of the alert itself: one that went out without the store has another. */
  const code = async () => {
    const label = (await alert())?.label;
    return label && new RegExp(`${label}.*Reply (\\d+)A`).exec(told(NURSE))?.[1];
  };

  it.each(inDanger)(
    'when somebody is in danger and %s',
    async (_, last) => {
      await clinic.mortal.killRedisAt(last);
      await clinic.deliver(patient.phone, DANGER);
      await until(async () => told(patient.phone).includes('911') && (await code()) !== undefined);
      await clinic.text(NURSE, `${await code()}R acted`);
      // It may die right then, and what the nurse wrote waits on the disk until it is back.
      await until(async () => (await alert())?.status === 'resolved');
      expect((await alert())?.facts.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
    },
    120_000,
  );

  it.each(acknowledged)(
    'when a nurse acknowledges and %s',
    async (_, last) => {
      await clinic.text(patient.phone, DANGER);
      const nth = await code();
      await clinic.mortal.killRedisAt(last);
      await clinic.deliver(NURSE, `${nth}A`);
      await until(() => told(NURSE).includes('is yours') && told(patient.phone).includes('nurse Otieno'));
      await until(async () => (await alert())?.status === 'acknowledged');
      expect((await alert())?.facts.filter(({ kind }) => kind === 'acknowledged')).toHaveLength(1);
    },
    120_000,
  );
});
