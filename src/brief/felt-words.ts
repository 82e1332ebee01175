/** How an activity went over several days, counted: "worse 2, the same 1, mean pain 5". */
import { rounded } from '../outcomes/numbers.ts';
import type { Fact, Felt } from './line.ts';
import type { Wording } from './wording.ts';

const ORDER: readonly Felt[] = ['worse', 'same', 'better'];

export function feltRow(
  { times, pain }: Extract<Fact, { is: 'felt' }>,
  { say }: Pick<Wording, 'say'>,
): string {
  const counts = ORDER.flatMap((felt) => {
    const count = times[felt];
    return count === undefined ? [] : [say(`brief.felt-${felt}`, { times: count })];
  });
  return [...counts, ...(pain === undefined ? [] : [say('brief.felt-score', { mean: rounded(pain) })])].join(
    ', ',
  );
}
