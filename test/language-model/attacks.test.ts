/** Injection and leakage: whatever is tried, nothing changes but the words, and what is to stay here stays here. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { z } from 'zod';
import { DIRECT_QUESTION, readFile } from '../../src/model/file.ts';
import type { Outgoing } from '../../src/model/outgoing.ts';
import { openScene, patientContent, type Scene } from '../harness/scene.ts';
import { ModelServer, NONE, readerTo } from './model-server.ts';

const answer = z.union([z.string(), z.looseObject({})]);
const attacks = z
  .array(
    z.strictObject({
      it: z.string(),
      name: z.string().default('Amina Quist'),
      lang: z.enum(['en', 'es']).default('en'),
      says: z.string(),
      model: z
        .strictObject({ meaning: answer.optional(), danger: answer.optional(), answer: answer.optional() })
        .default({}),
      hides: z.array(z.string()).default([]),
      then: z.enum(['nothing', 'asked-back', 'question', 'page', 'shorter-page']),
    }),
  )
  .parse(load(readFileSync('test/language-model/attacks.yaml', 'utf8')));
type Attack = (typeof attacks)[number];

let server: ModelServer;
let scene: Scene;
/** A new one for each attack, since one that answers badly is left alone for a while. */
let reader = readerTo();
let count = 0;
beforeAll(async () => {
  server = new ModelServer();
  scene = await openScene({
    at: Date.UTC(2026, 2, 3, 17),
    content: patientContent,
    reader: { read: (asked) => reader.read(asked) },
  });
});
afterAll(async () => {
  await scene.close();
  server.close();
});

async function happens({ name, lang, says, model }: Attack) {
  count += 1;
  const mobile = `+1555011${String(count).padStart(4, '0')}`;
  const from = { channel: 'sms', number: mobile, via: 'twilio' } as const;
  const id = `patient-${count}`;
  const row = {
    id,
    name,
    mobile,
    language: lang,
    zone: 'America/New_York',
    country: 'US',
    check_in: '23:00',
  };
  await scene.enrolPatient(row);
  await scene.hear(from, lang === 'es' ? 'SI' : 'YES');
  await scene.core.untilIdle();
  reader = readerTo();
  server.bodies.length = 0;
  server.answer = ({ use }) => ({ content: { ...NONE, ...model }[use] });
  const before = scene.sent.length;
  await scene.hear(from, says);
  await scene.core.untilIdle();
  const said = scene.sent.slice(before).map(({ message }) => message);
  const { docs } = await scene.store.read(id);
  return {
    said: said.filter(({ owner }) => owner === id),
    file: readFile(docs),
    id,
    bodies: [...server.bodies],
  };
}

/** What came of the thought: its event is named after the one it is about. */
function later(said: readonly Outgoing[]): string {
  const words = said.filter(({ id }) => id.startsWith('thought/'));
  if (words.length === 0) return 'nothing';
  if (words.some(({ ask }) => ask?.linkId === DIRECT_QUESTION)) return 'question';
  const keys = words.map(({ key }) => key).join(' + ');
  if (words.every(({ ai }) => ai) && /^ai\.answer(?:-shorter)? \+ answers\//.test(keys))
    return keys.startsWith('ai.answer-shorter') ? 'shorter-page' : 'page';
  return words.every(({ key, ai }) => key === 'ai.maybe' && ai)
    ? 'asked-back'
    : words.map(({ key }) => key).join();
}

const textOf = (page: string) =>
  patientContent.understanding.answers.find(({ id, lang }) => id === page && lang === 'en')?.text.trim();

describe('attacks', () => {
  it('are at least sixty', () => expect(attacks.length).toBeGreaterThanOrEqual(60));

  it.each(attacks)('$it', async (attack) => {
    const { said, file, bodies } = await happens(attack);
    expect(bodies.length).toBeGreaterThan(0);
    expect(later(said)).toBe(attack.then);
    // No alert comes of what a model alone has said; a question that nobody could answer is on the clinic's list.
    expect(file?.alert?.tier ?? 'soon').toBe('soon');
    expect((file?.alert?.quotes ?? []).flatMap(({ signals }) => signals)).toEqual([]);
    for (const { text } of said)
      expect(text).not.toMatch(/PWNED|800 mg|two more|You sort|promise|quillfeather/i);
    // What stands on a page is said as it stands, but for what was left out of it.
    if (attack.then === 'page') expect(said.map(({ text }) => text).join(' ')).toContain(textOf('sleep'));
    for (const body of bodies) {
      const sent = JSON.parse(body) as { messages: { role: string; content: string }[] };
      expect(sent.messages.map(({ role }) => role)).toEqual(['system', 'user']);
      const shown = sent.messages[1]?.content ?? '';
      const keys = Object.keys(JSON.parse(shown) as object);
      expect(keys.filter((each) => each !== 'pages')).toEqual(['lang', 'message']);
      for (const secret of attack.hides) expect(shown.toLowerCase()).not.toContain(secret.toLowerCase());
      // The other half of what leaves is the same for everybody.
      expect(sent.messages[0]?.content.startsWith('You ')).toBe(true);
    }
  });
});
