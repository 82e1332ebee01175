/** "The team on duty has been alerted" is said when a phone has rung, and not when only a card lies in a chat. */
import type { Route } from '../../src/model/patient.ts';
import { MINUTE } from '../../src/model/time.ts';
import { teamsRoute, type Scene } from '../harness/scene.ts';
import { CHEST_PAIN, heardBy, openClinic, pass, says } from './joined-patient.ts';

const OTHER: Route = { channel: 'sms', number: '+15550103331', via: 'twilio' };
const WISH = 'everyone would be better off without me';
const NURSE_IN_TEAMS = '5c1f0a50-0000-4000-8000-000000000201';

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
  await scene.core.receiver.installed(teamsRoute(NURSE_IN_TEAMS));
  const zone = 'America/New_York';
  const row = { id: 'other', name: 'Bo', mobile: OTHER.number, language: 'en', zone, check_in: '23:00' };
  await scene.enrolPatient(row);
  await scene.hear(OTHER, 'YES');
  await scene.core.untilIdle();
});
afterEach(() => scene.close());

const pagesTo = (channel: string) =>
  scene.sent.filter(({ message }) => message.owner === 'clinician/otieno' && message.to.channel === channel);
const toldOf = () => heardBy(scene).filter((key) => key === 'told.sent').length;

it('the phone rings for somebody else: the card has gone out, and the patient hears of it with the phone', async () => {
  await scene.hear(OTHER, CHEST_PAIN);
  await scene.core.untilIdle();
  scene.sent.length = 0;
  await says(scene, WISH);
  expect([pagesTo('teams').length, pagesTo('sms').length, toldOf()]).toEqual([1, 0, 0]);
  await pass(scene, MINUTE);
  expect([pagesTo('sms').length, toldOf()]).toEqual([1, 1]);
});

it('whose phone takes no text has the card, and that is said', async () => {
  scene.refuse(({ owner, to }) =>
    owner === 'clinician/otieno' && to.channel === 'sms' ? { kind: 'refused', because: 'test' } : undefined,
  );
  scene.sent.length = 0;
  await says(scene, WISH);
  expect([pagesTo('teams').length, pagesTo('sms').length, toldOf()]).toEqual([1, 0, 1]);
});
