/** What people reply to one direct question about danger, as others have written it: what becomes of each, and how often wrongly. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isDenial, replyTo } from '../../../dialogs/direct-reply.ts';
import { mayAskOtherwise } from '../../../dialogs/not-understood.ts';
import { language } from '../../../src/model/language.ts';
import type { Said } from '../../../src/model/event.ts';
import type { PatientFile } from '../../../src/model/file.ts';
import { outranks, type SignalName } from '../../../src/model/signal.ts';
import { createBothReaders } from '../../../src/risk/readers.ts';
import type { Turn } from '../../../src/turn/turn.ts';
import { shippedContent } from '../../harness/scene.ts';

const signals = {
  suicide: 'suicide_self_harm',
  'harm-others': 'harm_to_others',
  overdose: 'overdose_sedation',
  sleepy: 'overdose_sedation',
  allergic: 'allergic_reaction',
  stroke: 'stroke',
  heart: 'cardiac',
  cauda: 'cauda_equina',
  infection: 'infection',
  clot: 'clot',
  bleed: 'gi_bleed',
  pregnancy: 'pregnancy',
  withdrawal: 'withdrawal',
  fall: 'fracture_fall',
  // Asked there whether somebody is hurt, where we ask whether they are safe.
  home: undefined,
} as const satisfies Record<string, SignalName | undefined>;
type Question = keyof typeof signals;
const reply = z.object({
  lang: language,
  question: z.enum(Object.keys(signals) as [Question, ...Question[]]),
  text: z.string(),
  means: z.enum(['yes', 'no', 'unclear', 'danger']),
});
type Reply = z.infer<typeof reply>;

const screen = createBothReaders(shippedContent);

/** `raised`: somebody is told; `again`: it is asked in other words; `no`: the person is thanked. */
function becomes(
  { lang, text }: Reply,
  signal: SignalName,
  level: 'ask' | 'urgent',
): 'raised' | 'again' | 'no' {
  const { ask } = shippedContent.protocol(signal);
  const file = { patient: { lang }, talk: { doubts: { [signal]: { question: ask.ask } } } };
  const isNo = isDenial(shippedContent, file as unknown as PatientFile, text);
  const { tier, signals: found } = screen({ text, lang, ...(isNo && { expected: 'denial' }) });
  if (outranks(tier, 'ask')) return 'raised';
  const turn = { content: shippedContent, patient: { lang } } as unknown as Turn;
  const said = { text, tier, signals: found } as Said;
  const asked = { question: shippedContent.protocol(signal)[level].ask, dangerIsNo: false };
  const heard = replyTo(turn, asked, said);
  if (heard === 'no') return 'no';
  const state = { signal, tier: level, stage: 'asked' } as const;
  return heard === undefined && mayAskOtherwise(turn, state, said, { otherwise: 'asked' })
    ? 'again'
    : 'raised';
}

/** In a hundred of those that mean it. */
function shares(half: 'dev' | 'test', level: 'ask' | 'urgent') {
  const lines = readFileSync(`test/risk/labelled/direct/${half}.jsonl`, 'utf8').trim().split('\n');
  const all = lines
    .map((line) => reply.parse(JSON.parse(line)))
    .flatMap((each) => {
      const signal = signals[each.question];
      return signal === undefined ? [] : [{ means: each.means, as: becomes(each, signal, level) }];
    });
  return (means: Reply['means'], as: ReturnType<typeof becomes>) => {
    const meant = all.filter((each) => each.means === means);
    return Math.round((100 * meant.filter((each) => each.as === as).length) / meant.length);
  };
}

describe.each([
  ['dev', 'ask'],
  ['test', 'ask'],
  ['dev', 'urgent'],
  ['test', 'urgent'],
] as const)('replies of %s, asked at %s', (half, level) => {
  const share = shares(half, level);

  it('that mean yes, leave it open or tell of danger are never thanked as a no', () => {
    expect(share('yes', 'no')).toBe(0);
    expect(share('danger', 'no')).toBe(0);
    expect(share('unclear', 'no')).toBe(0);
  });

  it('that mean yes, or tell of danger, have somebody told at once in four of five', () => {
    expect(share('yes', 'raised')).toBeGreaterThanOrEqual(80);
    expect(share('danger', 'raised')).toBeGreaterThanOrEqual(85);
  });

  // Those without any no in them, after words of danger, are taken for what they may be.
  it('that mean no, however it is put, call nobody but three in ten', () => {
    expect(share('no', 'raised')).toBeLessThanOrEqual(30);
    expect(share('no', 'no')).toBeGreaterThanOrEqual(5);
  });
});

it('a no is judged by the question that was put last, and not by one of the morning', () => {
  const [mind, body] = (['suicide_self_harm', 'cauda_equina'] as const).map((signal) => ({
    signal,
    question: shippedContent.protocol(signal).urgent.ask ?? shippedContent.protocol(signal).ask.ask,
  }));
  const put = (last: 'mind' | 'body') => ({
    patient: { lang: 'en' },
    talk: {
      doubts: {
        [mind!.signal]: { question: mind!.question, at: last === 'mind' ? 2 : 1 },
        [body!.signal]: { question: body!.question, at: last === 'body' ? 2 : 1 },
      },
    },
  });
  const isNo = (last: 'mind' | 'body') =>
    isDenial(shippedContent, put(last) as unknown as PatientFile, 'no, i have two little girls');
  expect([isNo('mind'), isNo('body')]).toEqual([true, false]);
});
