/**
 * Killed with -9 while somebody acknowledges where we are only a guest: with a key in a telephone call, or in a paging service.
 * An alert that was acknowledged stays so; one that nobody could acknowledge goes on.
 */
import { createHmac } from 'node:crypto';
import { rmSync } from 'node:fs';
import { HOUR, MINUTE } from '../../src/model/time.ts';
import { onBothStores } from '../harness/both-stores.ts';
import { changedContent, type ContentChange } from './changed-content.ts';
import {
  COLLEAGUE,
  DANGER,
  NURSE,
  openMortalClinic,
  type MortalClinic,
  type Taken,
} from './mortal-clinic.ts';
import type { Last } from './mortal-service.ts';

const SECRET = 'a-secret-of-a-paging-service';
const INCIDENTS = '/v2/enqueue';
/** The nurse is telephoned and paged at PagerDuty, and nothing else; the others are as always. */
const ways: ContentChange[] = [
  [
    'clinic.yaml',
    /( {4}sms: '\+15550100201'\n.*\n)/,
    '$1    contacts: [{ by: voice, to: "+15550100201" }, { by: webhook, to: pagerduty }]\n',
  ],
  [
    'policies/escalation.yaml',
    /\[first\], by: \[sms, teams\], waitSeconds: 120/,
    '[first], by: [voice, webhook], waitSeconds: 120',
  ],
];
const pages = (by: string): [string, Last][] => [
  ['is about to go out', { is: 'page-begun', by }],
  ['has been taken and that is not stored', { is: 'page-answered', by }],
  ['is recorded as taken', { is: 'page-recorded', by }],
];
const heard = (by: string): [string, Last] => [
  'has been heard and nothing is stored',
  { is: 'ack-heard', by },
];
const stored: [string, Last][] = [
  ['is stored and nobody has been told so', { is: 'alert-changed', fact: 'acknowledged' }],
  ['is stored and what it ends is to end', { is: 'due-claimed', kind: 'update-cards' }],
];

onBothStores('a service that is killed', (settings) => {
  const content = changedContent(ways);
  let clinic: MortalClinic;
  let count = 0;
  let patient = { id: '', phone: '' };

  beforeAll(async () => {
    const paging = {
      TWILIO_VOICE_FROM: '+15550100009',
      PAGERDUTY_ROUTING_KEY: 'k',
      PAGERDUTY_WEBHOOK_SECRET: SECRET,
    };
    clinic = await openMortalClinic({ ...settings, ...paging, CONTENT_DIR: content });
  }, 120_000);
  afterAll(async () => {
    await clinic.end();
    rmSync(content, { recursive: true, force: true });
  }, 30_000);
  beforeEach(async () => {
    await clinic.pass(24 * HOUR);
    count += 1;
    patient = { id: `e-${count}`, phone: `+1555010${String(6_000 + count)}` };
    const row = `${patient.id},Ada,${patient.phone},en,UTC,10:00`;
    await clinic.mortal.enrol(`id,name,mobile,language,zone,check_in\n${row}`);
    await clinic.text(patient.phone, 'YES');
    clinic.taken.length = 0;
  });
  afterEach(() => clinic.mortal.forget(patient.id));

  const alert = async () => (await clinic.mortal.look(patient.id)).alert!;
  const times = async (kind: string) => (await alert()).facts.filter((fact) => fact.kind === kind).length;
  const calls = () => clinic.taken.filter((each) => each.address === NURSE && each.text.includes('AsyncAmd'));
  const incidents = () =>
    clinic.taken.filter(({ address, text }) => address === INCIDENTS && text.includes('"trigger"'));
  const toldOthers = () => clinic.textsTo(COLLEAGUE).join('\n');

  const acknowledgesThere = ({ text }: Taken) => {
    const data = { incident_key: (JSON.parse(text) as { dedup_key: string }).dedup_key };
    const event = { event_type: 'incident.acknowledged', occurred_at: '2100-01-01T00:00:00Z', data };
    const body = JSON.stringify({ event });
    const signature = `v1=${createHmac('sha256', SECRET).update(body, 'utf8').digest('hex')}`;
    return clinic.hook('/webhooks/pagerduty', { 'x-pagerduty-signature': signature }, body);
  };
  async function staysAcknowledged(by: string): Promise<void> {
    expect(await times('acknowledged')).toBe(1);
    expect((await alert()).acknowledgedBy).toMatchObject({ clinician: 'otieno', by });
    expect(clinic.textsTo(patient.phone).join()).toContain('nurse Otieno');
    await clinic.pass(10 * MINUTE);
    expect([(await alert()).status, toldOthers()]).toEqual(['acknowledged', '']);
  }

  it.each(pages('voice'))(
    'when a call %s, it rings, and its key counts',
    async (_, last) => {
      await clinic.dying(last, () => clinic.text(patient.phone, DANGER));
      await clinic.pressesKey(calls()[0]!, '1');
      await staysAcknowledged('voice');
    },
    120_000,
  );

  it.each(pages('webhook'))(
    'when an incident %s, it is there, and what is done there counts',
    async (_, last) => {
      await clinic.dying(last, () => clinic.text(patient.phone, DANGER));
      await acknowledgesThere(incidents()[0]!);
      await staysAcknowledged('webhook');
    },
    120_000,
  );

  it.each(stored)(
    'when a key was pressed and that %s',
    async (_, last) => {
      await clinic.text(patient.phone, DANGER);
      await clinic.dying(last, () => clinic.pressesKey(calls()[0]!, '1'));
      // The call ends with the key that was pressed in it, whatever was heard after it.
      await clinic.hangsUp(calls()[0]!);
      await staysAcknowledged('voice');
    },
    120_000,
  );

  it.each([heard('webhook'), ...stored])(
    'when an incident was acknowledged there and that %s',
    async (_, last) => {
      await clinic.text(patient.phone, DANGER);
      await clinic.dying(last, () => acknowledgesThere(incidents()[0]!));
      await staysAcknowledged('webhook');
    },
    120_000,
  );

  it('when a key was pressed and nothing of it is stored, the next person is told', async () => {
    await clinic.text(patient.phone, DANGER);
    const [call] = calls();
    await clinic.dying({ is: 'ack-heard', by: 'voice' }, () => clinic.pressesKey(call!, '1'));
    await clinic.hangsUp(call!);
    await clinic.pass(2 * MINUTE);
    expect([(await alert()).status, await times('acknowledged')]).toEqual(['open', 0]);
    expect(toldOthers()).toContain((await alert()).label);
  }, 120_000);
});
