import { inOneText, joined, type Part } from '../../../src/turn/join-messages.ts';

const part = (text: string, more: Partial<Part> = {}): Part => ({
  key: text.slice(0, 3),
  text,
  purpose: 'reply',
  ...more,
});
const ask: NonNullable<Part['ask']> = {
  questionnaire: 'q',
  linkId: 'pain',
  round: '',
  title: 't',
  kind: 'scale',
  options: [],
  optional: false,
};
const texts = (...parts: Part[]) => joined(parts).map((each) => each.text);

describe('short lines in a row', () => {
  it('travel as one text, up to one segment and not a letter more', () => {
    expect(texts(part('one'), part('two'), part('three'))).toEqual(['one two three']);
    expect(texts(part('a'.repeat(80)), part('b'.repeat(79)))).toHaveLength(1);
    expect(texts(part('a'.repeat(80)), part('b'.repeat(80)))).toHaveLength(2);
  });

  it('travel up to two segments in a check-in, and a question at their end', () => {
    const lengths = (...parts: Part[]) => inOneText(parts).map((each) => each.text.length);
    const thanks = part('a'.repeat(100));
    expect(lengths(thanks, part('b'.repeat(199)))).toEqual([300]);
    expect(lengths(thanks, part('b'.repeat(200)))).toEqual([100, 200]);
    expect(lengths(thanks, part('b'.repeat(199), { ask }))).toEqual([300]);
    expect(lengths(thanks, part('b'.repeat(199), { ask }), part('c'))).toEqual([300, 1]);
    expect(lengths(thanks, part('b'.repeat(199), { purpose: 'safety' }))).toEqual([100, 199]);
  });

  it('leave out there what can be done without, the last first, and only as much as there is no room for', () => {
    const keys = (...parts: Part[]) => inOneText(parts).map((each) => each.key);
    const [one, two] = ['1', '2'].map((each) => part(each.repeat(90), { ifRoom: true, key: each })) as [
      Part,
      Part,
    ];
    expect(keys(one, two, part('a'.repeat(100), { key: 'a' }))).toEqual(['1 + 2 + a']);
    expect(keys(one, two, part('a'.repeat(190), { key: 'a' }))).toEqual(['1 + a']);
    expect(keys(one, two, part('a'.repeat(290), { key: 'a' }))).toEqual(['a']);
    expect(keys(part('b'.repeat(290), { key: 'b' }), part('c'.repeat(290), { key: 'c' }))).toEqual([
      'b',
      'c',
    ]);
  });

  it('keep the order, the keys and the question of the last', () => {
    const [only] = joined([part('one'), part('two', { ask })]);
    expect(only).toMatchObject({ key: 'one + two', text: 'one two', ask });
  });

  it('end with a question: nothing is put behind it', () => {
    expect(texts(part('one', { ask }), part('two'))).toEqual(['one', 'two']);
  });

  it('are not joined with what is said for safety, nor two of those', () => {
    expect(texts(part('one'), part('two', { purpose: 'safety' }))).toHaveLength(2);
    expect(texts(part('one', { purpose: 'safety' }), part('two', { purpose: 'safety' }))).toHaveLength(2);
    expect(texts(part('one', { purpose: 'reminder' }), part('two'))).toHaveLength(2);
  });

  it('of a reminder go stale together', () => {
    const reminder = { purpose: 'reminder', expiresAt: 7 } as const;
    expect(joined([part('one', reminder), part('two', reminder)])).toMatchObject([{ expiresAt: 7 }]);
  });

  it('are none when nothing was said', () => expect(joined([])).toEqual([]));
});
