/** A model that never answers, and everybody who goes on without it. */
import type { Asked, Read } from '../../src/model/reading.ts';
import type { Work } from '../../src/model/work.ts';
import type { Moment } from '../../src/model/moment.ts';
import { MINUTE } from '../../src/model/time.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';

const at = Date.UTC(2026, 2, 3, 17);
const route = (number: string) => ({ channel: 'sms', number, via: 'twilio' }) as const;
const ruth = route('+15550108881');
const row = { language: 'en', zone: 'America/New_York', country: 'US' };

let scene: Scene;
let asked: Asked[] = [];
let release = Promise.withResolvers<Read>();
let sends = Promise.withResolvers<void>();
beforeEach(async () => {
  asked = [];
  release = Promise.withResolvers();
  const reader = { read: (what: Asked) => (asked.push(what), release.promise) };
  const watch = (moment: Moment) => void (moment.is === 'send-recorded' && sends.resolve());
  scene = await openScene({ at, content: patientContent, reader, watch });
  await scene.enrolPatient({ ...row, id: 'ruth', name: 'Ruth', mobile: ruth.number, check_in: '23:00' });
  await scene.enrolPatient({ ...row, id: 'omar', name: 'Omar', mobile: '+15550108882', check_in: '13:00' });
  for (const from of [ruth, route('+15550108882')]) await scene.hear(from, 'YES');
  await scene.core.untilIdle();
  scene.sent.length = 0;
  sends = Promise.withResolvers();
});
afterEach(async () => {
  release.resolve({ kind: 'none' });
  await scene.core.settled();
  await scene.close();
});
const heardBy = (owner: string) =>
  scene.sent.filter(({ message }) => message.owner === owner).map(({ message }) => message.key);

it('whoever wrote has the ordinary answer, and a danger is answered, while the model thinks', async () => {
  await scene.hear(ruth, 'the weather was nice and we sat outside');
  await sends.promise;
  expect(heardBy('ruth')).toEqual(['everyday.idle']);
  sends = Promise.withResolvers();
  await scene.hear(ruth, 'i am going to kill myself tonight');
  await sends.promise;
  expect(scene.sent.some(({ message }) => message.purpose === 'safety')).toBe(true);
  expect(asked.map(({ text }) => text)).not.toContain('i am going to kill myself tonight');
});

const work: Work = {
  kind: 'think',
  of: 'sms/1',
  at,
  text: 'the weather was nice and we sat outside',
  lang: 'en',
  from: ruth,
  tier: 'none',
  uses: ['danger'],
};
const isAsked = async () => {
  await scene.store.commit('ruth', { due: [{ id: 'think:1', lane: 'routine', at: { inMs: 0 }, work }] });
  await scene.core.cycle('routine');
};

it('a pass over what is due does not wait for it, and reminders of others go out', async () => {
  await isAsked();
  expect(asked).toHaveLength(1);
  scene.shift.frozenAt = at + 90 * MINUTE;
  await scene.core.cycle('routine');
  expect(heardBy('omar').length).toBeGreaterThan(0);
});

it('a thought whose process has died is not had again', async () => {
  await isAsked();
  scene.shift.frozenAt = at + MINUTE;
  await scene.core.cycle('routine');
  expect(asked).toHaveLength(1);
});

it('a thought that comes up late is not had at all', async () => {
  scene.shift.frozenAt = at + 31 * MINUTE;
  await isAsked();
  expect(asked).toEqual([]);
});

it('what comes late of it is dropped when something else has been said', async () => {
  await scene.hear(ruth, 'is the needle creeping up?');
  await sends.promise;
  sends = Promise.withResolvers();
  await scene.hear(ruth, 'menu');
  await sends.promise;
  release.resolve({ kind: 'meaning', meaning: 'progress', words: 'needle creeping' });
  await scene.core.untilIdle();
  expect(heardBy('ruth')).toEqual(['which.again', 'everyday.menu']);
});
