/** Replies to the question about suicide while a clinician has an urgent alert of it: who is heard as denying, and who is not. */
import { MINUTE } from '../../src/model/time.ts';
import type { Scene } from '../harness/scene.ts';
import { alertOf, heardBy, openClinic, pages, pass, says } from './joined-patient.ts';

const WISH = {
  en: 'sometimes i wish i would not wake up',
  es: 'a veces pienso que seria mejor no despertar',
};
const NO = 'crisis.suicide.no';
const QUESTION = 'crisis.suicide.otherwise';

let scene: Scene;
beforeEach(async () => {
  scene = await openClinic();
});
afterEach(async () => {
  await scene.core.settled();
  await scene.close();
});

/** What the patient hears to the reply, and how grave the alert is then. */
async function after(lang: 'en' | 'es', ...replies: string[]) {
  await says(scene, WISH[lang]);
  expect(await alertOf(scene)).toMatchObject({ tier: 'urgent' });
  for (const each of replies) await says(scene, each);
  return { last: heardBy(scene).at(-1), tier: (await alertOf(scene)).tier };
}

describe('is thanked, and the alert stays as grave as it was', () => {
  it.each([
    ['en', 'no way jose'],
    ['en', 'no, its only the pain talking'],
    ['en', 'no dear, just a bit blue'],
    ['en', 'no, i was fixing the number from yesterday'],
    ['en', 'no, i have two little girls'],
    ['es', 'que? no, para nada, solo digo que he dormido mal'],
    ['es', 'que no, pesados'],
    ['es', 'no señora, ni loca'],
    ['es', 'no mijo, yo quiero ver crecer a mis nietos'],
    ['es', 'no, estaba corrigiendo lo de ayer'],
    ['es', 'no, solo estoy triste'],
  ] as const)('%s: %j', async (lang, reply) => {
    const before = pages(scene).length;
    expect(await after(lang, reply)).toEqual({ last: NO, tier: 'urgent' });
    expect(pages(scene).length - before).toBe(1);
  });
});

describe('is asked once more, and nobody else is called for it', () => {
  it.each([
    ['en', 'what kind of question is that'],
    ['en', 'no, i want to see my husband'],
    ['en', "no but i can't promise"],
    ['es', 'que pregunta es esa'],
    ['es', 'no, quiero ver a mi esposo'],
    ['es', 'no nomas lo digo porque lo extraño'],
    ['es', 'no lo haria por mis hijos'],
  ] as const)('%s: %j', async (lang, reply) => {
    expect(await after(lang, reply)).toEqual({ last: QUESTION, tier: 'urgent' });
  });
});

describe('is an emergency', () => {
  it.each([
    ['en', 'yes'],
    ['en', 'not yet'],
    ['en', "i'd rather not say"],
    ['en', 'no, i already took them'],
    ['es', 'no, todavia no'],
    ['es', 'no se'],
    ['es', 'no, ya me las tome'],
    ['es', 'no, nomas me despido'],
    // No no stands in it: after words of danger that is more than not understood.
    ['en', 'tonight'],
    ['en', 'when the kids are asleep'],
    ['en', 'you know the answer'],
    ['en', 'does it matter'],
    ['es', 'esta noche'],
  ] as const)('%s: %j', async (lang, reply) => {
    expect((await after(lang, reply)).tier).toBe('emergency');
  });

  it.each([
    ['en', "no but i can't promise", 'not today'],
    ['es', 'que pregunta es esa', 'hoy no'],
    ['en', 'what kind of question is that', 'later, when nobody is home'],
  ] as const)(
    '%s: a no that is taken back, or no no at all, when it is asked again',
    async (lang, ...replies) => {
      expect((await after(lang, ...replies)).tier).toBe('emergency');
    },
  );
});

describe('what is not understood, not even when asked again', () => {
  it.each([
    ['en', 'what kind of question is that', 'why would you ask me that'],
    ['es', 'que pregunta es esa', 'que pregunta es esa'],
  ] as const)('%s: stays with the clinician, who is asked to phone', async (lang, ...replies) => {
    expect(await after(lang, ...replies)).toEqual({ last: 'crisis.suicide.not-understood', tier: 'urgent' });
    expect(await alertOf(scene)).toMatchObject({ tasks: ['phone-not-understood'] });
  });

  it('nor followed by anything, counts as silence, but nobody is told that nothing came', async () => {
    await after('en', 'no, i want to see my husband');
    await pass(scene, 12 * MINUTE);
    expect(heardBy(scene)).toContain('crisis.suicide.not-understood');
    expect(heardBy(scene)).not.toContain('crisis.suicide.silence');
    expect(await alertOf(scene)).toMatchObject({ tier: 'emergency', tasks: ['phone-after-silence'] });
  });

  it('and silence alone counts as it did', async () => {
    await after('en');
    await pass(scene, 12 * MINUTE);
    expect(heardBy(scene)).toContain('crisis.suicide.silence');
    expect(await alertOf(scene)).toMatchObject({ tier: 'emergency' });
  });
});

it.each([
  ['en', 'help'],
  ['es', 'ayuda'],
] as const)(
  '%s: %j to the question is no order for information: the clinician is shown it',
  async (lang, word) => {
    await after(lang, word);
    expect(heardBy(scene).at(-1)).toBe('crisis.suicide.question');
    expect((await alertOf(scene)).quotes.map(({ text }) => text)).toContain(word);
  },
);

it('a yes to what one can do is no yes to the question', async () => {
  await says(scene, 'me caí en la ducha y me duele la cadera');
  await says(scene, 'si puedo andar');
  expect(heardBy(scene).at(-1)).toBe('crisis.fall.otherwise');
  expect(await alertOf(scene)).toMatchObject({ tier: 'urgent' });
  await says(scene, 'si, me di en la cabeza');
  expect(await alertOf(scene)).toMatchObject({ tier: 'emergency' });
});
