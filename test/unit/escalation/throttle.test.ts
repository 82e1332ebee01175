import fc from 'fast-check';
import { mayRingAt, neverRung, withoutRing, withRing, type Rung } from '../../../src/escalation/throttle.ts';
import { MINUTE, SECOND } from '../../../src/model/time.ts';
import { NOW, policy } from './an-alert.ts';

const { throttle } = policy;
const rang = (...times: [seconds: number, emergency: boolean][]): Rung =>
  times.reduce(
    (book, [ago, emergency], page) => withRing(book, { at: NOW - ago * SECOND, emergency, page: `${page}` }),
    neverRung,
  );
const waits = (book: Rung, emergency: boolean, news = false) =>
  (mayRingAt(book, { emergency, news }, throttle, NOW) - NOW) / SECOND;

describe('when a phone may ring', () => {
  it.each([
    ['the first time', rang(), false, 0],
    ['urgent after urgent', rang([20, false]), false, 40],
    ['urgent after an emergency', rang([20, true]), false, 40],
    ['an emergency after urgent', rang([0, false]), true, 0],
    ['an emergency after an emergency', rang([20, true]), true, 10],
    ['an emergency half a minute after another', rang([30, true]), true, 0],
    [
      'the sixth in a quarter of an hour',
      rang([800, false], [700, false], [600, false], [500, false], [400, false]),
      false,
      100,
    ],
    [
      'an emergency after five of them',
      rang([800, false], [700, false], [600, false], [500, false], [400, false]),
      true,
      0,
    ],
  ] as const)('%s', (_, book, emergency, seconds) => expect(waits(book, emergency)).toBe(seconds));

  const told = (ago: number, emergency: boolean) => ({ at: NOW - ago * SECOND, emergency, news: true });
  const newsAgo = (ago: number, emergency = true) =>
    withRing(neverRung, { ...told(ago, emergency), page: 'news' });
  const busy = rang(...Array.from({ length: 11 }, (_, ago): [number, boolean] => [300 - ago * 30, true]));
  it.each([
    ['of an emergency, right after a repeat of another', rang([0, true]), true, true, 0],
    ['of an emergency, after eleven repeats', busy, true, true, 0],
    ['of an emergency, after that of another', newsAgo(10), true, true, 20],
    ['of an emergency, after that of something urgent', newsAgo(10, false), true, true, 0],
    ['of something urgent, right after repeats', busy, false, true, 0],
    ['of something urgent, after that of something else', newsAgo(10), false, true, 50],
    ['a repeat, after the news of another emergency', newsAgo(10), true, false, 20],
  ] as const)('news %s', (_, book, emergency, news, seconds) =>
    expect(waits(book, emergency, news)).toBe(seconds),
  );

  it('ten new emergencies at once ring half a minute apart, and not more often for repeats among them', () => {
    let book = neverRung;
    const rings = Array.from({ length: 20 }, (_, nth) => {
      const wanted = { emergency: true, news: nth < 10 };
      const at = mayRingAt(book, wanted, throttle, NOW);
      book = withRing(book, { at, ...wanted, page: `${nth}` });
      return at - NOW;
    });
    expect(rings).toEqual(rings.map((_, nth) => nth * 30 * SECOND));
  });

  it('a page that did not ring after all takes nobody’s turn', () => {
    expect(waits(withoutRing(rang([20, true]), '0'), true)).toBe(0);
  });

  it('is never more than half a minute away for an emergency, and never more than an hour for anything', () => {
    const times = fc.array(fc.tuple(fc.integer({ min: 0, max: 3600 }), fc.boolean()), { maxLength: 40 });
    fc.assert(
      fc.property(times, (list) => {
        const book = rang(...list.toSorted((a, b) => b[0] - a[0]));
        expect(waits(book, true)).toBeLessThanOrEqual(30);
        expect(waits(book, false)).toBeLessThanOrEqual(3600);
        expect(book.times.every(({ at }) => at > NOW - 61 * MINUTE)).toBe(true);
      }),
    );
  });

  it('keeps the distances, whatever is wanted when, and everything rings in the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.boolean()), { maxLength: 30 }),
        (wanted) => {
          let book = neverRung;
          let now = NOW;
          const rings: { at: number; emergency: boolean }[] = [];
          for (const [seconds, emergency] of wanted) {
            now = mayRingAt(book, { emergency, news: false }, throttle, now + seconds * SECOND);
            book = withRing(book, { at: now, emergency, page: `${rings.length}` });
            rings.push({ at: now, emergency });
          }
          rings.forEach((ring, place) => {
            const before = rings.slice(0, place);
            const closest = ring.emergency ? before.findLast((each) => each.emergency) : before.at(-1);
            if (closest)
              expect(ring.at - closest.at).toBeGreaterThanOrEqual((ring.emergency ? 30 : 60) * SECOND);
          });
        },
      ),
    );
  });
});
