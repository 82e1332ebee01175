/** Who goes first when there is more to do than can be done at once. */
import { createPrecedence } from '../../../src/turn/precedence.ts';

let busy: boolean;
let at: number;
let order: string[];
beforeEach(() => ([busy, at, order] = [true, 0, []]));
const open = () =>
  createPrecedence(
    () => busy,
    () => at,
  );
const laps = async (count: number) => {
  for (let lap = 0; lap < count; lap += 1) await new Promise((next) => setImmediate(next));
};
const noting = (name: string) => (waited: boolean) => void order.push(waited ? `${name}, later` : name);

it('lets everybody begin at once while nothing goes before them', async () => {
  const { clear } = open();
  await Promise.all([clear('turn').then(noting('turn')), clear('routine').then(noting('routine'))]);
  expect(order).toEqual(['turn', 'routine']);
});

it('holds turns back for paging, and routine for both, while the processor is busy', async () => {
  const { paging, answering, clear } = open();
  const [page, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const paged = paging(() => page.promise);
  void clear('routine').then(noting('routine'));
  void clear('turn').then(noting('turn'));
  await laps(10);
  expect(order).toEqual([]);
  const answered = answering(() => answer.promise);
  page.resolve();
  await paged;
  await laps(3);
  expect(order).toEqual(['turn, later']);
  answer.resolve();
  await answered;
  await laps(3);
  expect(order).toEqual(['turn, later', 'routine, later']);
});

it('waits for nobody whom only a provider keeps waiting', async () => {
  busy = false;
  const { paging, clear } = open();
  void paging(() => new Promise(() => undefined));
  expect([await clear('turn'), await clear('routine')]).toEqual([false, false]);
});

it('keeps nobody waiting for ever', async () => {
  const { paging, clear } = open();
  void paging(() => new Promise(() => undefined));
  for (const rank of ['turn', 'routine'] as const) void clear(rank).then(noting(rank));
  at = 1_001;
  await laps(3);
  expect(order).toEqual(['routine, later']);
  at = 5_001;
  await laps(3);
  expect(order).toEqual(['routine, later', 'turn, later']);
});

it('gives the place back of what has failed', async () => {
  const { paging, clear } = open();
  await expect(paging(() => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
  expect(await clear('turn')).toBe(false);
});
