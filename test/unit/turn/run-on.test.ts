/** A sentence in several texts is heard as one, and nothing is heard twice. */
import type { Screened, Tier } from '../../../src/model/signal.ts';
import { heardTogether, withWords } from '../../../src/turn/run-on.ts';

const NOW = Date.UTC(2026, 2, 3, 10);
const said = (text: string, secondsAgo = 0) => ({ at: NOW - secondsAgo * 1_000, text });
const heard = (tier: Tier): Screened => ({ tier, signals: [] });
/** Hears danger where "want to" is followed by "die", in one text, and something mild in "bad". */
const screen = (text: string) =>
  heard(/want to.*die/.test(text) ? 'urgent' : text.includes('bad') ? 'ask' : 'none');
const together = (before: ReturnType<typeof said>[], text: string) =>
  heardTogether(before, said(text), screen(text), {
    screen,
    isWhole: () => false,
    isReply: () => false,
    isAsked: false,
  }).tier;

describe('texts in a row', () => {
  it.each([
    ['a sentence cut in two', [said('i want to', 20)], 'die', 'urgent'],
    ['a sentence cut in three', [said('i want', 40), said('to', 30)], 'die', 'urgent'],
    ['halves with an hour between', [said('i want to', 3_600)], 'die', 'none'],
    ['what was heard before already', [said('i want to die', 20)], 'ok', 'none'],
    ['what is as grave alone', [said('hello', 20)], 'i want to die', 'urgent'],
    ['two long texts', [said(`i want to ${'rest '.repeat(60)}`, 20)], 'die '.repeat(20), 'none'],
    ['nothing before', [], 'die', 'none'],
  ] as const)('%s', (_, before, text, tier) => {
    expect(together([...before], text)).toBe(tier);
  });

  it('of which the last is whole raise no doubt of a rule between them, but a danger', () => {
    const of = (first: string, last: string, isWhole: boolean) =>
      heardTogether([said(first, 20)], said(last), heard('none'), {
        screen: joined,
        isWhole: () => isWhole,
        isReply: () => false,
        isAsked: false,
      }).tier;
    const joined = (text: string): Screened => {
      const tier = text === 'no better can you' ? 'ask' : text === 'want to die' ? 'urgent' : 'none';
      const evidence = { words: [], changedBy: [] };
      return { tier, signals: [{ signal: 'suicide_self_harm', tier: 'ask', rule: 'wish', evidence }] };
    };
    expect([of('no better', 'can you', true), of('no better', 'can you', false)]).toEqual(['none', 'ask']);
    expect(of('want to', 'die', true)).toBe('urgent');
  });

  it('of which the last is a bare reply are no sentence', () => {
    const of = (isReply: boolean) =>
      heardTogether([said('i want to', 20)], said('die'), heard('none'), {
        screen,
        isWhole: () => isReply,
        isReply: () => isReply,
        isAsked: false,
      }).tier;
    expect([of(false), of(true)]).toEqual(['urgent', 'none']);
    const before = (first: string) =>
      heardTogether([said(first, 20)], said('die'), heard('none'), {
        screen,
        isWhole: () => false,
        isReply: (text) => text === 'i want to',
        isAsked: false,
      }).tier;
    expect([before('i want to'), before('you want to')]).toEqual(['none', 'urgent']);
  });

  it('of which only a likeness is heard are one sentence where they came at once', () => {
    const likeness = { signal: 'cardiac', tier: 'urgent', rule: 'second-reader/both' } as const;
    const alike = (text: string): Screened =>
      text === 'chest bad'
        ? { tier: 'urgent', signals: [{ ...likeness, evidence: { words: [], changedBy: [] } }] }
        : heard('none');
    const of = (secondsAgo: number, isAsked = false) =>
      heardTogether([said('chest', secondsAgo)], said('bad'), heard('none'), {
        screen: alike,
        isWhole: () => false,
        isReply: () => false,
        isAsked,
      }).tier;
    expect([of(100), of(150)]).toEqual(['urgent', 'none']);
    // Between them stands a direct question, which has been read by then.
    expect([of(10, true), of(30, true)]).toEqual(['urgent', 'none']);
  });

  it.each([
    ['fracture_fall', 'none'],
    ['severe_distress', 'ask'],
  ] as const)('whose halves make a doubt of a rule: %s is %s', (signal, tier) => {
    const joined = (text: string): Screened => {
      if (text !== 'slipped at the shop my hip') return heard('none');
      const evidence = { words: [], changedBy: [] };
      return { tier: 'ask', signals: [{ signal, tier: 'ask', rule: 'halves', evidence }] };
    };
    const ears = { screen: joined, isWhole: () => false, isReply: () => false, isAsked: false };
    expect(heardTogether([said('slipped at the shop', 20)], said('my hip'), heard('none'), ears).tier).toBe(
      tier,
    );
  });

  it('are kept for minutes, and only short ones', () => {
    const four = [said('one', 50), said('two', 40), said('three', 30), said('four', 20)];
    expect(withWords(four, said('five')).map(({ text }) => text)).toEqual(['two', 'three', 'four', 'five']);
    expect(withWords([said('old', 200)], said('new')).map(({ text }) => text)).toEqual(['new']);
    expect(withWords([said('short', 20)], said('long '.repeat(100)))).toEqual([said('short', 20)]);
  });
});
