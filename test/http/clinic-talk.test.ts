/** What was said while a clinician was in contact stands on the page of the alert, from whom and when, and stays there. */
import { readFile } from '../../src/model/file.ts';
import { atLocal, MINUTE } from '../../src/model/time.ts';
import { openClinicDoor, type Someone } from '../harness/clinic-door.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';

const sms = { channel: 'sms', number: '+15550107779', via: 'twilio' } as const;
const { zone } = patientContent.clinic;

let scene: Scene;
let [grace, luc]: Someone[] = [];
let page = '';

beforeEach(async () => {
  scene = await openScene({ at: atLocal('2026-03-31', '12:00', zone), content: patientContent });
  const row = { id: 'p-1', name: 'Amina', mobile: sms.number, language: 'en', zone, check_in: '09:25' };
  await scene.enrolPatient(row);
  await says('YES');
  await says('everyone would be better off without me');
  await says('no');
  const door = openClinicDoor(scene);
  [grace, luc] = [await door.as('otieno', 'clinician'), await door.as('moreau', 'lead')];
  page = `/clinic/alerts/${(await alert()).label}`;
});
afterEach(() => scene.close());

const alert = async () => readFile((await scene.store.read('p-1')).docs)!.alert!;
async function later(): Promise<void> {
  scene.shift.frozenAt += MINUTE;
  await scene.core.untilIdle();
}
async function says(text: string): Promise<void> {
  await scene.hear(sms, text);
  await later();
}
async function does(act: string, more: Record<string, string> = {}): Promise<void> {
  const done = await grace!.post(page, {
    alert: (await alert()).id,
    act,
    once: scene.shift.frozenAt.toString(36),
    ...more,
  });
  expect([act, done.status]).toEqual([act, 303]);
  await later();
}
/** Each line of the talk: from whom, the clock, the words. */
async function talk(who: Someone): Promise<string[]> {
  const { text } = await who.get(page);
  const part = /<section data-part="talk".*?<\/section>/s.exec(text)?.[0] ?? '';
  return [...part.matchAll(/<p class="meta">\s*([^,]+), (\d\d:\d\d).*?<p lang="en">([^<]*)</gs)].map(
    ([, from, at, words]) => `${from} ${at} ${words}`,
  );
}

it('in the order in which it was said, and nothing of before or after', async () => {
  expect(await talk(grace!)).toEqual([]);
  await does('take-over');
  await does('write', { words: 'Where are you now?' });
  await says('at home with my sister');
  await does('hand-back');
  await says('thank you');
  const said = await talk(luc!);
  expect(said.map((line) => line.replace(/\d\d:\d\d/, 'at'))).toEqual([
    'We sent at Your alert is now with nurse Otieno.',
    expect.stringMatching(/^We sent at Now nurse Otieno, a person, takes over/),
    'A clinician wrote at Harbor Pain, nurse Otieno: Where are you now?',
    'They wrote at at home with my sister',
  ]);
  expect(said.map((line) => /\d\d:\d\d/.exec(line)?.[0])).toEqual(['12:04', '12:04', '12:04', '12:05']);
  await does('resolve', { outcome: 'acted', note: '' });
  expect(await talk(luc!)).toEqual(said);
});

it('whoever reads it is written down, as for the rest of the page', async () => {
  await does('take-over');
  await says('at home');
  scene.audited.length = 0;
  expect(await talk(luc!)).toContainEqual(expect.stringContaining('at home'));
  expect(scene.audited).toEqual([
    expect.objectContaining({ actor: 'clinician/moreau', action: 'patient seen', facts: { where: 'alert' } }),
  ]);
  expect(JSON.stringify(scene.audited)).not.toContain('at home');
});
