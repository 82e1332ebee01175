/** The second reader may add to what the rules say, explains itself in the patient's words, and is the one its files make. */
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readSecondReader } from '../../../src/content/second-reader.ts';
import { signalNames, tiers } from '../../../src/model/signal.ts';
import type { Expected, Screened, Signal, Tier } from '../../../src/model/signal.ts';
import { dangerLook } from '../../../src/risk/second/danger-features.ts';
import { compileFamilies } from '../../../src/risk/second/families.ts';
import { langs, levels, type Lang } from '../../../src/risk/second/files.ts';
import { rowsOf, told } from '../../../src/risk/second/reading.ts';
import { woven, worst } from '../../../src/risk/second/score.ts';
import { signalBits } from '../../../src/risk/second/table.ts';
import { compileRules } from '../../../src/risk/rules.ts';
import { createScreen } from '../../../src/risk/screen.ts';
import { shippedContent } from '../../harness/scene.ts';
import {
  createSecondReader,
  raised,
  withSecondReader,
  type Reading,
} from '../../../src/risk/second/second-reader.ts';
import { foldsOf } from '../../../src/risk/training/folds.ts';
import { trainingFiles } from '../../../src/risk/training/labelled.ts';
import type { Labelled } from '../../../src/risk/training/labelled-line.ts';
import { fittedHere, hashOf } from '../../../src/risk/training/train.ts';
import { materialIn, smallPart } from '../../../src/risk/training/train-risk.ts';

const dir = 'content/second-reader';
const files = readSecondReader(dir);
const read = createSecondReader(files);
const silence = new Int8Array(1 << signalBits);
const rank = (tier: Tier) => tiers.indexOf(tier);
const somewhere: string[] = [];

afterAll(() => {
  for (const each of somewhere) rmSync(each, { recursive: true });
});

describe('the model on disk', () => {
  it('was made from the files beside it, all of them', () => {
    const { madeFrom, table } = files.reader;
    const learnt = trainingFiles.flatMap((pattern) => globSync(pattern));
    expect(
      Object.keys(madeFrom)
        .filter((file) => file.endsWith('.jsonl'))
        .sort(),
    ).toEqual(learnt.sort());
    for (const [file, hash] of Object.entries(madeFrom)) expect([file, sha256(file)]).toEqual([file, hash]);
    expect(hashOf(files.table)).toBe(table);
  });

  it('takes at most 2 MB for each language', () => {
    expect(statSync(join(dir, 'reader.bin')).size).toBeLessThanOrEqual(4_000_000);
  });

  it('was made by this very training: of a small part of the files it makes the same to the bit', () => {
    expect(hashOf(fittedHere(materialIn('.', smallPart).messages))).toBe(files.reader.small);
  });

  it('keeps within its budgets where it was measured', () => {
    const { budgets } = parse(readFileSync(join(dir, 'budgets.yaml'), 'utf8')) as {
      budgets: Record<Lang, Record<string, { everyday: number; strangers?: number; lookAlikes: number }>>;
    };
    for (const level of levels) {
      const { measured } = files.reader.levels[level];
      expect(measured.strangers).toBeLessThanOrEqual(budgets.en[level]!.strangers!);
      for (const lang of langs) {
        expect(measured[lang].everyday).toBeLessThanOrEqual(budgets[lang][level]!.everyday);
        expect(measured[lang].lookAlikes).toBeLessThanOrEqual(budgets[lang][level]!.lookAlikes);
      }
    }
  });

  it('is refused when it is another than its header tells of, or its families have changed since', () => {
    expect(() => readSecondReader(changed('reader.bin', (bytes) => bytes.subarray(1)))).toThrow(
      /reader\.bin/,
    );
    const flipped = changed('reader.bin', (bytes) => bytes.fill(bytes[7]! ^ 1, 7, 8));
    expect(() => readSecondReader(flipped)).toThrow(/reader\.bin/);
    const more = changed('families.yaml', (bytes) => Buffer.concat([bytes, Buffer.from('\n')]));
    expect(() => readSecondReader(more)).toThrow(/families\.yaml has changed/);
  });

  it('is measured on folds that keep near copies and neighbours together', () => {
    const openings = ['so i fell', 'pain is 5', '', 'good day to you', 'me duele la'];
    const messages = Array.from({ length: 400 }, (_, at): Labelled => ({
      lang: 'en',
      text: `${at}`,
      tier: 'none',
      signals: [],
      rows: [],
      kind: at % 3 === 0 ? 'stranger' : 'ordinary',
      file: at < 200 ? 'a' : 'b',
      line: (at % 200) + 1,
      opening: at % 40 === 0 ? openings[(at / 40) % 5]! : `opening ${at}`,
      ...(at % 50 === 7 ? { of: 'one meaning' } : {}),
    }));
    const folds = foldsOf(messages);
    const foldOf = new Map<string, number>();
    messages.forEach((message, at) => {
      const keys = [message.opening, message.of ?? ''].filter((key) => key !== '');
      if (message.kind !== 'stranger') keys.push(`${message.file} ${Math.floor((message.line - 1) / 4)}`);
      for (const key of keys) {
        expect(foldOf.get(key) ?? folds[at]).toBe(folds[at]);
        foldOf.set(key, folds[at]!);
      }
    });
    expect(new Set(folds).size).toBe(5);
  });
});

describe('two readers', () => {
  const tier = fc.constantFrom(...tiers);
  const signal: fc.Arbitrary<Signal> = fc.record({
    signal: fc.constantFrom(...signalNames),
    tier: tier.filter((each) => each !== 'none'),
    rule: fc.string(),
    evidence: fc.record({ words: fc.array(fc.string(), { maxLength: 2 }), changedBy: fc.constant([]) }),
  });
  const screened: fc.Arbitrary<Screened> = fc
    .uniqueArray(signal, { selector: (each) => each.signal, maxLength: 4 })
    .map((signals) => ({
      tier: signals.reduce<Tier>((top, each) => (rank(each.tier) < rank(top) ? each.tier : top), 'none'),
      signals,
    }));

  it('never say less than the first alone: not of the message, not of any signal', () => {
    fc.assert(
      fc.property(screened, fc.option(signal, { nil: undefined }), (first, second) => {
        const both = raised(first, second);
        expect(rank(both.tier)).toBeLessThanOrEqual(rank(first.tier));
        for (const each of first.signals) {
          const kept = both.signals.find((other) => other.signal === each.signal)!;
          expect(rank(kept.tier)).toBeLessThanOrEqual(rank(each.tier));
          for (const word of each.evidence.words) expect(kept.evidence.words).toContain(word);
        }
        if (second !== undefined) expect(rank(both.tier)).toBeLessThanOrEqual(rank(second.tier));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['somebody-else', 'soon', 'ask'],
    ['somebody-else', 'urgent', 'urgent'],
    [undefined, 'soon', 'soon'],
  ] as const)('of a danger of %s that is asked about, the second says %s: %s', (about, second, tier) => {
    const evidence = { words: [], changedBy: [] };
    const said = (at: Exclude<Tier, 'none'>): Signal => ({
      signal: 'suicide_self_harm',
      tier: at,
      rule: 'any',
      evidence,
    });
    const first: Screened = { tier: 'ask', signals: [said('ask')], ...(about && { about }) };
    expect(raised(first, said(second)).tier).toBe(tier);
  });

  it('are heard together, whatever the text', () => {
    const silent = withSecondReader(() => ({ tier: 'none', signals: [] }), read);
    const sure = withSecondReader(() => ({ tier: 'emergency', signals: [] }), read);
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 }));
    fc.assert(
      fc.property(anything, (text) => {
        expect(silent({ text })).toEqual(silent({ text }));
        expect(sure({ text }).tier).toBe('emergency');
      }),
      { numRuns: 300 },
    );
  });
});

describe('beside a question of ours', () => {
  const reading = (tier: 'ask' | 'urgent', supports: Reading['supports']): Reading => ({
    danger: 1,
    supports,
    signal: { signal: 'cardiac', tier, rule: 'second-reader/both', evidence: { words: [], changedBy: [] } },
    paging: undefined,
  });
  const heard = (of: Reading, expected?: Expected, byRules: Tier = 'none') =>
    withSecondReader(
      () => ({ tier: byRules, signals: [] }),
      () => of,
    )({ text: 'chest', expected }).tier;

  it.each([
    ['words that it offers are ours, however they sound', reading('urgent', 'all'), 'our-words', 'none'],
    ['with a number that answers it, a faint likeness is none', reading('ask', 'gravest'), 'number', 'none'],
    ['with a number, a clear one is one', reading('ask', 'all'), 'number', 'ask'],
    ['with a number, what alarms alarms', reading('urgent', 'all'), 'number', 'urgent'],
    ['in a no to our question, what alarms is asked about', reading('urgent', 'all'), 'denial', 'ask'],
    ['where nothing is open, a faint likeness is asked about', reading('ask', 'gravest'), undefined, 'ask'],
  ] as const)('%s', (_, of, expected, tier) => {
    expect(heard(of, expected)).toBe(tier);
  });

  it('takes nothing from what the rules heard', () => {
    expect(heard(reading('ask', undefined), 'our-words', 'emergency')).toBe('emergency');
    const paging = {
      ...reading('urgent', 'all'),
      paging: { ...reading('urgent', 'all').signal!, tier: 'emergency' },
    };
    expect(heard(paging as Reading, 'denial', 'urgent')).toBe('urgent');
  });
});

describe('a doubtful rule', () => {
  const rules = createScreen(compileRules(shippedContent.riskFiles));
  const text = 'lost count of how many paracetemol ive had';

  it('alone has the person asked, and says why; its tier stands when the second reader hears danger too', () => {
    const alone = rules({ text });
    expect(alone.tier).toBe('ask');
    expect(alone.signals[0]?.evidence.changedBy).toContainEqual({
      kind: 'context',
      words: 'heard by this rule alone',
    });
    expect(rules({ text, supported: 'all' }).tier).toBe('emergency');
  });

  it.each([
    [text, 'emergency', 'emergency', 'ask'],
    ['i keep wishing i was dead', 'urgent', 'urgent', 'ask'],
    [
      'i went to see my sister and her children for tea on sunday and ran out of my gabapentin',
      'urgent',
      'ask',
      'ask',
    ],
  ] as const)('is believed sooner the graver it is: %s', (said, surely, hardly, never) => {
    const heard = (supports: Reading['supports']) =>
      withSecondReader(rules, () => ({ danger: 0, supports, signal: undefined, paging: undefined }))({
        text: said,
      }).tier;
    expect([heard('all'), heard('gravest'), heard(undefined)]).toEqual([surely, hardly, never]);
  });

  it.each([
    ['alone, where it is all that is said', 'so just ran out of my gabapentin', undefined, 'urgent'],
    [
      'with a hesitant reader, where it is a good part',
      'it was cold here and I ran out of my gabapentin',
      'gravest',
      'urgent',
    ],
    [
      'not alone, where as much else is said',
      'it was cold here and I ran out of my gabapentin',
      undefined,
      'ask',
    ],
    ['not alone, where it is despair, which is asked about', 'nothing lands any more', undefined, 'ask'],
    ['alone as a same-day matter and no page', 'no feeling in backside', undefined, 'urgent'],
  ] as const)('is believed %s', (_how, said, supported, tier) => {
    expect(rules({ text: said, supported }).tier).toBe(tier);
  });
});

describe('an emergency that the second reader hears', () => {
  const evidence = { words: ['words'], changedBy: [] };
  const paging: Signal = { signal: 'stroke', tier: 'emergency', rule: 'second-reader/both', evidence };
  const heardBy = (tier: Tier) =>
    withSecondReader(
      () => ({ tier, signals: [{ signal: 'stroke', tier, rule: 'rules/one', evidence }] }),
      () => ({ danger: 0, supports: undefined, signal: undefined, paging }),
    )({ text: 'words' });

  it('is paged for where the rules alert, too', () => {
    expect(heardBy('soon').tier).toBe('emergency');
    expect(heardBy('urgent').signals[0]?.rule).toBe('rules/one, second-reader/both');
  });

  it('is asked about where the rules only ask', () => {
    expect(heardBy('ask').tier).toBe('ask');
  });
});

describe('what it looks at', () => {
  const families = compileFamilies(files.families);
  const seen = (text: string) => {
    const hashes = new Set<number>();
    const { words } = told(text, families);
    dangerLook.each(words, 0, words.length, (hash) => hashes.add(hash));
    return hashes;
  };
  const shared = (one: string, other: string) => {
    const others = seen(other);
    return [...seen(one)].filter((hash) => others.has(hash)).length;
  };

  it('is how words begin, so that a pair is known by other endings', () => {
    expect(shared('oximetros vagantes', 'oximetria vaganzas')).toBeGreaterThan(
      shared('oximetros', 'oximetria') + shared('vagantes', 'vaganzas'),
    );
  });

  it('is how a message opens', () => {
    expect(shared('lorem ipsum', 'lorem sitar')).toBeGreaterThan(shared('lorem ipsum', 'sitar lorem'));
  });

  it('wants more of a long message than of a short one', () => {
    const silent = { weights: new Int8Array(1), bias: 0, scale: 1 };
    const kinds = woven([{ ...silent, weights: silence }]);
    const ears = { danger: silent, emergency: silent, kinds, spanish: silent };
    const settled = (text: string) => worst(ears, rowsOf(told(text, families).words, dangerLook)).settled;
    expect(settled('uno')).toBeGreaterThan(settled('uno dos tres'));
    expect(settled('uno dos tres')).toBeGreaterThan(settled('uno dos tres cuatro cinco seis'));
  });
});

describe('what it hears', () => {
  const danger = 'there are voices telling me to swallow all my tablets tonight and never wake up';

  it('is said in the words of the patient', () => {
    const { signal } = read(danger);
    expect(signal?.rule).toMatch(/^second-reader\//);
    expect(signal!.evidence.words.length).toBeGreaterThan(0);
    for (const phrase of signal!.evidence.words) expect(danger).toContain(phrase);
  });

  it.each([
    ['en', danger],
    ['es', 'hay voces que me dicen que me tome todas las pastillas esta noche y no despierte'],
  ] as const)('is judged by the bounds of its language: %s', (lang, said) => {
    const bounded = (bound: Lang) => {
      const { ask, ...others } = files.reader.levels;
      const never = { ...ask, at: { ...ask.at, [bound]: Infinity } };
      const reader = { ...files.reader, levels: { ask: never, ...others } };
      return createSecondReader({ ...files, reader })(said).signal;
    };
    const other = lang === 'en' ? 'es' : 'en';
    expect(bounded(lang)).toBeUndefined();
    expect(bounded(other)).toBeDefined();
  });

  it('may stand anywhere in ten thousand characters', () => {
    const chat = 'and so we had tea and looked at the garden and the roses were lovely and it was warm. ';
    expect(read(chat.repeat(110)).signal).toBeUndefined();
    expect(read(chat.repeat(50) + danger + '. ' + chat.repeat(50)).signal).toBeDefined();
  });

  it('is nothing in no words', () => {
    for (const text of ['', ' ', '\n', '()', '6', 'ok', '👍']) expect(read(text).signal).toBeUndefined();
  });
});

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function changed(name: string, change: (bytes: Buffer) => Buffer): string {
  const copy = elsewhere();
  cpSync(dir, copy, { recursive: true });
  writeFileSync(join(copy, name), change(readFileSync(join(copy, name))));
  return copy;
}

function elsewhere(): string {
  const folder = mkdtempSync(join(tmpdir(), 'second-reader-'));
  somewhere.push(folder);
  return folder;
}
