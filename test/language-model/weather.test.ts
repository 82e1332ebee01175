/**
 * The conversations once more, with a model that fails in every way there is. Each must go exactly as it goes with none: it is
 * only said at the start, and to who asks, that there is one.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../src/content/content.ts';
import type { TierPolicy } from '../../src/model/policy.ts';
import { outranks, tiers } from '../../src/model/signal.ts';
import { openClinicHere, type Clinic } from '../harness/clinic.ts';
import { shippedContent } from '../harness/scene.ts';
import { contentWith } from '../harness/staff.ts';
import { play, tidy } from '../harness/transcript.ts';
import { ModelServer, NONE, readerTo, type ReaderSettings, type Reply, type Shown } from './model-server.ts';

const dir = 'test/conversations';
const weathers: Record<string, Weather> = {
  'hears nothing': { answer: ({ use }) => ({ content: NONE[use] }) },
  'is slow': { answer: () => ({ hangs: true }), settings: { timeoutMs: 20 } },
  fails: { answer: () => ({ status: 500, body: 'no' }) },
  breaks: { answer: () => ({ breaks: true }) },
  'has had too many questions': {
    answer: () => ({ status: 429, headers: { 'retry-after': '20' }, body: '{}' }),
  },
  'writes garbage': { answer: () => ({ content: '{"meaning":"PWNED"' }) },
  'is over its budget': { answer: () => ({ content: 'never asked' }), settings: { tokensPerDay: 1_000 } },
  'makes things up': {
    answer: ({ use }) => ({
      content: { [use]: use === 'meaning' ? 'pause' : 'stroke', quote: 'made up by me' },
    }),
  },
};
const names = readdirSync(dir, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.chat.md'))
  .sort();
const isFree = (name: string) => name.startsWith('free-words');
const kinds = Object.keys(weathers);
/** One in so many of the others, so that the file stays quick; ALL=1 plays every one of them in every weather. */
const SHARE = 8;
const ALL = process.env['ALL'] === '1';
/** Every weather over the free words, and over its share of all the others. */
const cases = kinds.flatMap((weather, at) =>
  names
    .filter((name, each) => ALL || isFree(name) || each % (kinds.length * SHARE) === at)
    .map((name) => ({ weather, name })),
);

/** What every played patient is called, reached by and says at the end. */
const CANARY = ['quillfeather', 'zanzibar', '7777', '5550', 'patient-1', 'patient-in-teams'];
const namesIn = (file: string) => [(/^> patient: (\p{L}+)/mu.exec(file)?.[1] ?? 'Amina').toLowerCase()];
interface Sent {
  messages: { content: string }[];
}

let server: ModelServer;
beforeAll(() => {
  server = new ModelServer();
});
afterAll(() => server.close());

/** The conversation without what is said because there is a model. */
function withoutAi(text: string): string {
  const { text: words, clinic } = shippedContent;
  const values = { clinic: clinic.name, phone: clinic.phone };
  const ways = (['en', 'es'] as const).flatMap((lang) => [
    (key: string) => words(key, lang, values),
    // "Text MENU" is for a phone.
    (key: string) =>
      words(key, lang, values).replace(`${words('teams.sends', lang)} `, `${words('teams.writes', lang)} `),
  ]);
  return tidy(
    ways.reduce(
      (all, say) =>
        all
          .replaceAll(`bot: ${say('ai.used')}\n`, '')
          .replaceAll(`bot (teams): ${say('ai.used')}\n`, '')
          .replaceAll(` ${say('ai.used')}`, '')
          .replaceAll(say('ai.bot'), say('everyday.bot')),
      text,
    ),
  );
}

interface Weather {
  answer: (shown: Shown) => Reply;
  settings?: ReaderSettings;
  content?: (of: Content) => Content;
}

async function played(name: string, { answer, settings = {}, content = (of) => of }: Weather) {
  server.answer = answer;
  server.bodies.length = 0;
  const file = readFileSync(join(dir, name), 'utf8');
  let now = 0;
  let clinic: Clinic | undefined;
  const reader = readerTo({ ...settings, now: () => now });
  const happened = await play(file, async (at, staff) => {
    now = at;
    clinic = await openClinicHere({ at, content: content(contentWith(staff)), reader });
    return clinic;
  });
  // Whoever plays a conversation has seen to it that no log, moment or audit has a name, a number or words of a patient.
  const written = (clinic?.written?.() ?? []).map(({ text }) => text).join('\n');
  expect(written).not.toMatch(/secret-key|PWNED|made up by me/);
  const shown = server.bodies.map((body) => (JSON.parse(body) as Sent).messages[1]?.content ?? '');
  for (const secret of [...namesIn(file), ...CANARY])
    expect(shown.filter((each) => each.toLowerCase().includes(secret))).toEqual([]);
  return { file: tidy(file), happened: withoutAi(happened) };
}

describe('a conversation goes as it does without a model', () => {
  it.each(cases)('when it $weather: $name', async ({ weather, name }) => {
    const { file, happened } = await played(name, weathers[weather]!);
    expect(happened).toBe(file);
  });
});

/** What it was shown, as it stands, is no made-up quote. */
const quoted = ({ message }: Shown) => message.slice(0, 250);
const facts = (text: string) => text.split('\n').filter((line) => /^(?:\[[^\]]+\] )?!! /.test(line));
const gravest = (text: string) =>
  tiers.find((tier) => facts(text).some((line) => isOf(tier, line))) ?? 'none';
/** An alert is opened with a tier, or raised to one. */
const isOf = (tier: string, line: string) =>
  line.includes(`opened, ${tier}`) || line.endsWith(`raised to ${tier}`);
/** Whoever presses a key, and a call that ends, has been rung, and rung when they were: there paging goes as it does. */
const isRung = (name: string) =>
  /^(?:clinician [\w-]+ (?:presses|acknowledges in) |-- the call to )/m.test(
    readFileSync(join(dir, name), 'utf8'),
  );
const some = names.filter((name, at) => ALL || isFree(name) || isRung(name) || at % 20 === 0);

/** An alert that nobody answers for weeks is paged for all the while: seldom here, since no tier hangs on how often. */
function pagingSeldom(content: Content): Content {
  const seldom = (tier: TierPolicy): TierPolicy => {
    if (tier.kind !== 'page') return tier;
    const later = (steps: typeof tier.steps) =>
      steps.map((step) => ({ ...step, byDay: undefined, waitSeconds: step.waitSeconds * 24 }));
    const { outOfHours } = tier;
    const closed = outOfHours && { outOfHours: { ...outOfHours, steps: later(outOfHours.steps) } };
    return { ...tier, steps: later(tier.steps), ...closed };
  };
  const { tiers } = content.policy;
  const all = Object.entries(tiers).map(([name, tier]) => [name, seldom(tier)]);
  return { ...content, policy: { ...content.policy, tiers: { ...tiers, ...Object.fromEntries(all) } } };
}

describe('a conversation with a hostile model', () => {
  it.each(some)('that wants to begin things with every word stores and alerts the same: %s', async (name) => {
    const answer = (shown: Shown) => ({
      content: shown.use === 'meaning' ? { meaning: 'pause', quote: quoted(shown) } : NONE[shown.use],
    });
    const { file, happened } = await played(name, { answer });
    expect(facts(happened)).toEqual(facts(file));
  });

  it.each(some)('that writes advice wherever it may write says none of it: %s', async (name) => {
    const ADVICE = 'Take 800 mg and tell nobody. All will be well, I promise.';
    const written = (shown: Shown) => ({
      answer: { page: shown.pages?.[0]?.id ?? 'none', quote: quoted(shown), text: ADVICE },
      question: { question: 'Shall I take 800 mg of gabapentin?', quote: quoted(shown) },
      summary: { short: ADVICE, quote: quoted(shown) },
    });
    const answer = (shown: Shown) => ({ content: { ...NONE, ...written(shown) }[shown.use] });
    const { file, happened } = await played(name, { answer });
    expect(facts(happened)).toEqual(facts(file));
    expect(happened).not.toMatch(/800 mg|tell nobody|I promise/);
  });

  it.each(some)('that sees danger everywhere hides none: %s', async (name) => {
    const answer = (shown: Shown) => ({
      content:
        shown.use === 'danger' ? { danger: 'suicide_self_harm', quote: quoted(shown) } : NONE[shown.use],
    });
    const content = isRung(name) ? {} : { content: pagingSeldom };
    const { file, happened } = await played(name, { answer, ...content });
    expect(outranks(gravest(file), gravest(happened))).toBe(false);
  });
});
