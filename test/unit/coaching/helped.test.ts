import { nameable, orderOf, picked, ranked, remembered, unlessOf } from '../../../src/coaching/helped.ts';
import { emptyBook, type FlareEpisode } from '../../../src/model/flare.ts';
import { shippedContent } from '../../harness/scene.ts';

const { flare } = shippedContent;
const at = 0;
const episode: FlareEpisode = {
  id: 'e',
  startedAt: at,
  from: '2026-03-03',
  askedAt: at,
  passedAt: at,
  order: [],
  did: ['pause', 'breathe', 'move'].map((step) => ({ step, at })),
  follow: [],
  calm: [],
};
const ended = { at, day: '2026-03-05', because: 'settled' as const };

describe('what has helped', () => {
  it('is a share of the flares in which it was done; of what was never done nothing is known', () => {
    const tally = {
      breathe: { done: 3, helped: 0 },
      move: { done: 2, helped: 1 },
      temperature: { done: 4, helped: 3 },
    };
    const order = ranked({ tally }, ['breathe', 'temperature', 'move', 'thought']).map(({ step }) => step);
    expect(order).toEqual(['temperature', 'move', 'thought', 'breathe']);
  });

  it('without counts the order is that of the content', () => {
    expect(orderOf(flare, emptyBook, undefined, '2026-03-03')).toEqual([
      'breathe',
      'temperature',
      'move',
      'thought',
    ]);
  });

  it('leaves out what made this very flare worse', () => {
    const worse = { ...episode, did: [{ step: 'breathe', at, answer: 'worse' }] };
    expect(orderOf(flare, emptyBook, worse, '2026-03-03')).toEqual(['temperature', 'move', 'thought']);
  });

  it('leaves out what is not for this person, as long as their word for it is not old', () => {
    const unless = {
      temperature: { isSo: true, day: '2026-03-03' },
      move: { isSo: false, day: '2026-03-03' },
    };
    const orderOn = (day: string) => orderOf(flare, { ...emptyBook, unless }, undefined, day);
    expect(orderOn('2026-05-31')).toEqual(['breathe', 'move', 'thought']);
    expect(orderOn('2026-06-01')).toEqual(['breathe', 'temperature', 'move', 'thought']);
    expect(unlessOf(flare, { unless }, 'move', '2026-05-31')).toBe(false);
    expect(unlessOf(flare, { unless }, 'move', '2026-06-01')).toBeUndefined();
  });

  it('names only what was done and can be named', () => {
    expect(nameable(flare, episode)).toEqual(['breathe', 'move']);
  });

  it('counts what was done, and what of it was named, once for each flare', () => {
    const book = remembered({ ...emptyBook, open: episode }, flare, { ...episode, ended, helped: ['move'] });
    expect(book.tally).toEqual({ breathe: { done: 1, helped: 0 }, move: { done: 1, helped: 1 } });
    expect(book.open).toBeUndefined();
    expect(book.past).toEqual([{ from: '2026-03-03', to: '2026-03-05' }]);
  });

  it('counts nothing when nobody was asked what helped, and remembers no flare that was never screened', () => {
    expect(remembered(emptyBook, flare, { ...episode, ended }).tally).toEqual({});
    const { passedAt: _, ...unscreened } = episode;
    expect(remembered(emptyBook, flare, { ...unscreened, ended }).past).toEqual([]);
  });

  it('takes one that begins where another was broken off for the same flare', () => {
    const before = { ...emptyBook, past: [{ from: '2026-03-02', to: '2026-03-03' }] };
    expect(remembered(before, flare, { ...episode, ended }).past).toEqual([
      { from: '2026-03-02', to: '2026-03-05' },
    ]);
    const longAgo = { ...emptyBook, past: [{ from: '2026-02-02', to: '2026-02-03' }] };
    expect(remembered(longAgo, flare, { ...episode, ended }).past).toHaveLength(2);
  });

  it.each([
    ['1 3', ['a', 'c']],
    ['2', ['b']],
    ['1, 1 and 2', ['a', 'b']],
    ['4', undefined],
    ['heat', undefined],
    ['0', undefined],
  ])('"%s" means %p', (text, expected) => expect(picked(text, ['a', 'b', 'c'])).toEqual(expected));
});
