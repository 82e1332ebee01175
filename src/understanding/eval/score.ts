/** What was judged as shares: the tables of the report, and whether a scored half falls below what was reached. */
import type { Judged } from './judge.ts';
import { daysLabelled } from './days.ts';
import type { Labelled } from './labelled.ts';

export function missesOf(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ is }) => is !== 'right')
    .map(({ of, is, as }) => {
      const label =
        'meant' in of
          ? of.meant
          : 'says' in of
            ? daysLabelled(of).join(', ')
            : `${of.asked} ${String(of.value)}`;
      return `${is}: [${of.lang}] ${label} read as ${as}: ${of.text}`;
    });
}

/**
 * What the scored halves must not fall below. `later` was written after the phrases, in other people's voices; `voices` after
 * it, before what the reader of wishes learns from, by the same hand.
 */
const FLOORS: Record<string, { dialog: number; wrongDialog: number; value?: Value }> = {
  test: { dialog: 0.94, wrongDialog: 0.03 },
  'test-later': { dialog: 0.88, wrongDialog: 0.04 },
  'test-voices': { dialog: 0.92, wrongDialog: 0.02 },
  // Each of these was written to be misread; what was reached is held, and falls short of the aim.
  'test-wishes': { dialog: 0.85, wrongDialog: 0.02 },
  'test-answers': { dialog: 0, wrongDialog: 0, value: { right: 0.84, wrong: 0.075 } },
  // By writers who knew none of the reading.
  'test-replies': { dialog: 0.8, wrongDialog: 0.07, value: { right: 0.93, wrong: 0.003 } },
  'test-traps': { dialog: 0, wrongDialog: 0, value: { right: 0.92, wrong: 0.042 } },
};
interface Value {
  right: number;
  wrong: number;
}
/** The aim. */
const VALUE: Value = { right: 0.97, wrong: 0.003 };

export interface Half {
  half: string;
  judged: readonly Judged[];
  /** The same, read again with a model. */
  withModel: readonly Judged[];
}

export function reportOf(halves: readonly Half[]): { text: string; isBelow: boolean } {
  const rows = halves.flatMap(rowsOf);
  const head = [
    '| set | n | right | right, but asked first | nothing begun or stored | wrong | right or asked first, with a stand-in model | wrong, with it |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  return { text: [...head, ...rows].join('\n'), isBelow: halves.some(isBelow) };
}

/** The sums alone, for the README. */
export function summaryOf(halves: readonly Half[]): string {
  const head = [
    '| scored half | n | right | asked first, or back | wrong |',
    '| --- | ---: | ---: | ---: | ---: |',
  ];
  const rows = halves.flatMap(({ half, judged }) =>
    SUMS.flatMap(([name, pick]) => {
      const those = judged.filter(({ of }) => pick(of));
      if (those.length === 0) return [];
      const cells = [share(those, 'right'), share(those, 'asked', 'missed'), share(those, 'wrong')];
      return [`| \`${half}\`: ${name} | ${those.length} | ${cells.join(' | ')} |`];
    }),
  );
  return [...head, ...rows].join('\n');
}

const SUMS: [string, Pick][] = [
  ['the right dialog', (of) => 'meant' in of],
  ['the right value', (of) => 'value' in of && !('also' in of)],
  ['the right numbers of the right days', (of) => 'says' in of],
  ['what stands beside an answer; else it is left with it', (of) => 'also' in of],
];

type Pick = (of: Labelled) => boolean;
const groups: [string, Pick][] = [
  ['what is asked for, en', (of) => isWished(of) && of.lang === 'en'],
  ['what is asked for, es', (of) => isWished(of) && of.lang === 'es'],
  ['what is asked for, mixed', (of) => isWished(of) && of.lang === 'mix'],
  ['taken back: nothing begins', (of) => 'meant' in of && of.meant === 'refuse'],
  ['nothing asked for: nothing begins', (of) => 'meant' in of && of.meant === 'none'],
  ['**right dialog, all**', (of) => 'meant' in of],
  ['**right value, all**', (of) => 'value' in of && !('also' in of)],
  ['**right numbers of the right days, all**', (of) => 'says' in of],
  ['**what stands beside an answer**', (of) => 'also' in of],
];

function isWished(of: Labelled): boolean {
  return 'meant' in of && of.meant !== 'refuse' && of.meant !== 'none';
}

function rowsOf({ half, judged, withModel }: Half): string[] {
  return groups.flatMap(([name, pick]) => {
    const [those, again] = [judged, withModel].map((all) => all.filter(({ of }) => pick(of)));
    if (those === undefined || again === undefined || those.length === 0) return [];
    const cells = [
      ...(['right', 'asked', 'missed', 'wrong'] as const).map((is) => share(those, is)),
      share(again, 'right', 'asked'),
      share(again, 'wrong'),
    ];
    return [`| ${half}: ${name} | ${those.length} | ${cells.join(' | ')} |`];
  });
}

export function share(of: readonly { is: Judged['is'] }[], ...kinds: Judged['is'][]): string {
  return interval(of.filter(({ is }) => kinds.includes(is)).length, of.length);
}

function isBelow({ half, judged }: Half): boolean {
  const floor = FLOORS[half];
  if (floor === undefined) return false;
  const wishes = judged.filter(({ of }) => 'meant' in of);
  const answers = judged.filter(({ of }) => 'value' in of && !('also' in of));
  const isWrong =
    wishes.length > 0 && (rate(wishes, 'right') < floor.dialog || rate(wishes, 'wrong') > floor.wrongDialog);
  if (answers.length === 0) return isWrong;
  const { right, wrong } = floor.value ?? VALUE;
  return isWrong || rate(answers, 'right') < right || rate(answers, 'wrong') > wrong;
}

function rate(judged: readonly Judged[], is: Judged['is']): number {
  return judged.filter((each) => each.is === is).length / judged.length;
}

/** With Wilson's 95 % interval: a hundred messages say little about a thousandth. */
function interval(hits: number, n: number): string {
  const z = 1.96;
  const rate = hits / n;
  const centre = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  const shown = (value: number) => (Math.min(1, Math.max(0, value)) * 100).toFixed(1);
  return `${shown(rate)} % (${shown(centre - half)} to ${shown(centre + half)})`;
}
