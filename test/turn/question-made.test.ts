/** A yes is to the question that was shown: one that has taken its place since is shown first. */
import { handled, fileOf, placeOf, say, type Place } from '../harness/walker.ts';

const MATTERS = 'i want to get back to the garden but my knee is stiff';
const FIRST = 'What can I do about my knee?';
const LATER = 'How do I get back to the garden?';
const from = { channel: 'sms', number: '+15550107777', via: 'twilio' } as const;

async function thinks(at: Place, question: string): Promise<Place> {
  const id = `thought/${question.length}`;
  const made = { question, words: 'back to the garden' };
  const base = { kind: 'thought', v: 1, id, at: at.now, of: 'm1', from, tier: 'none' } as const;
  return (await handled(at, { ...base, question: made })).to;
}

/** Where the first question has been shown, and waits for its answer. */
async function shown(): Promise<Place> {
  const joined: Place = { ...placeOf(Date.UTC(2026, 2, 3, 15)), reads: true };
  let { to: at } = await say(joined, 'prepare');
  ({ to: at } = await say(at, MATTERS));
  at = await thinks(at, FIRST);
  for (const text of ['skip', 'skip', 'no']) ({ to: at } = await say(at, text));
  const { to, said } = await say(at, 'gardening');
  expect(said.at(-1)?.text).toContain(FIRST);
  return to;
}

const questions = (at: Place) => fileOf(at).visit?.questions.map(({ words }) => words) ?? [];

it.each([
  ['yes', [LATER]],
  ['no', []],
])(
  'one that came while the first was shown is shown, and answered by "%s" of its own',
  async (word, kept) => {
    const at = await thinks(await shown(), LATER);
    const { to, said } = await say(at, 'yes');
    expect(questions(to)).toEqual([]);
    expect(said.at(-1)?.text).toContain(LATER);
    expect(questions((await say(to, word)).to)).toEqual(kept);
  },
);

it('is kept at once when it is the one that was shown', async () => {
  expect(questions((await say(await shown(), 'yes')).to)).toEqual([FIRST]);
});
