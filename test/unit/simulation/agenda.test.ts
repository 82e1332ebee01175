import fc from 'fast-check';
import { Agenda } from '../../../src/simulation/agenda.ts';

describe('the agenda', () => {
  it('gives what is on it in the order of time, and the first put first among the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), async (times) => {
        const agenda = new Agenda();
        const done: { at: number; place: number }[] = [];
        for (const [place, at] of times.entries()) agenda.add(at, async () => void done.push({ at, place }));
        while (agenda.next !== undefined) await agenda.take()?.();
        const wanted = times.map((at, place) => ({ at, place }));
        expect(done).toEqual(wanted.toSorted((a, b) => a.at - b.at || a.place - b.place));
      }),
    );
  });
});
