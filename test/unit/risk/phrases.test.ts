/** The language of phrases and rules, on a lexicon of a few words of its own. */
import { riskFile, compileRules } from '../../../src/risk/rules.ts';
import { screen } from '../../../src/risk/screen.ts';
import type { RiskFile } from '../../../src/risk/rules.ts';

const review = { status: 'draft' };
const spelling = {
  id: 'spelling', version: 1, source: 'test', review, kind: 'spelling',
  instead: {}, also: {}, emoji: {}, numbers: {}, fillers: ['really'], clauses: ['but'],
  denials: ['not'], notMisspelt: [],
}; // prettier-ignore
const negation = {
  id: 'modifiers/en', version: 1, source: 'test', review, kind: 'modifiers', notModifiers: [], ends: [],
  modifiers: [{ kind: 'negation', looks: 'ahead', reach: 5, words: ['no', 'not'] }],
}; // prettier-ignore

function hears(concepts: Record<string, unknown>, rule: Record<string, unknown>) {
  const files = [
    spelling,
    negation,
    { id: 'concepts/en/a', version: 1, source: 'test', review, kind: 'concepts', lang: 'en', concepts },
    { id: 'rules/a', version: 1, source: 'test', review, kind: 'rules', signal: 'cardiac',
      rules: [{ id: 'a', tier: 'urgent', why: 'test', examples: {}, ...rule }] }, // prettier-ignore
  ].map((each): RiskFile => riskFile.parse(each));
  const rules = compileRules(files);
  return (text: string) => screen({ text }, rules).tier === 'urgent';
}
const phrase = (words: string[]) => hears({ a: { words } }, { any: ['a'] });

describe('a phrase', () => {
  it('holds over a gap of so many words, not counting what may stand anywhere, and over no comma', () => {
    const found = phrase(['red .. blue']);
    expect(['red blue', 'red one two three blue', 'red one really two three blue'].map(found)).toEqual([
      true,
      true,
      true,
    ]);
    expect(['red one two three four blue', 'red one, two blue', 'red. blue', 'blue red'].map(found)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('holds over no "not" in a gap, but may say one itself', () => {
    expect(phrase(['red .. blue'])('red is not blue')).toBe(false);
    expect(phrase(['red .. not blue'])('red is not blue')).toBe(true);
  });

  it('may hold a gap in one of its ways only, or in a part that may be left out', () => {
    const found = phrase(['big (red|green .. blue) end', 'start [middle ..] stop']);
    expect(['big red end', 'big green x blue end', 'start stop', 'start middle x stop'].every(found)).toBe(
      true,
    );
    expect(['big green end', 'big red x end', 'start x stop'].some(found)).toBe(false);
  });

  it('may be left out between two gaps, which then count together', () => {
    const found = phrase(['one .. [two] .. three']);
    expect(['one so far two or so three', 'one has to go on and on three'].every(found)).toBe(true);
    expect(found('one has to go on and on again three')).toBe(false);
  });

  it('is no phrase when it says nothing', () => {
    expect(() => phrase(['[red] .. [blue]'])).toThrow('match nothing');
    expect(() => phrase(['..'])).toThrow('match nothing');
  });
});

describe('a rule', () => {
  const concepts = { ache: { words: ['ache'] }, arm: { plain: true, words: ['arm'] } };

  it('asks that its concepts stand near each other, where it says so', () => {
    const found = hears(concepts, { all: ['ache', 'arm'], near: 2 });
    expect(['ache in my arm', 'arm has an ache'].every(found)).toBe(true);
    expect(['ache in my left arm', 'ache. arm'].some(found)).toBe(false);
  });

  it('lets nobody deny a place, only what is felt there', () => {
    const found = hears(concepts, { all: ['ache', 'arm'], near: 6 });
    expect(found('ache, not in the leg but the arm')).toBe(true);
    expect(found('no ache in my arm')).toBe(false);
  });

  it('gives a "not" that is part of a finding nothing else to deny', () => {
    const parts = { still: { words: ['will not move'] }, ache: { words: ['ache'] } };
    expect(hears(parts, { all: ['still', 'ache'] })('it will not move and ache')).toBe(true);
    expect(hears(parts, { any: ['ache'] })('it will not ache')).toBe(false);
  });
});
