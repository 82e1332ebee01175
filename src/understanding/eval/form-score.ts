/** How often a reply to a question of a form is stored rightly, or not at all where it was no answer. */
import type { JudgedReply } from './form-items.ts';
import { share } from './score.ts';

/** What the scored half must not fall below: the share of wrong values, and of what was no answer and was stored. */
const FLOOR = { wrong: 0.01, stored: 0.2 };

const SUMS: [string, (judged: JudgedReply) => boolean][] = [
  ['the right value', ({ of }) => of.value !== null],
  ['no answer: nothing stored', ({ of }) => of.value === null],
];

/** As rows under the sums of `score.ts`. */
export function formRows(half: string, judged: readonly JudgedReply[]): string[] {
  return SUMS.map(([name, pick]) => {
    const those = judged.filter(pick);
    const cells = [share(those, 'right'), share(those, 'asked', 'missed'), share(those, 'wrong')];
    return `| \`${half}\`: ${name} | ${those.length} | ${cells.join(' | ')} |`;
  });
}

export function isBelowForms(judged: readonly JudgedReply[]): boolean {
  const [answers, others] = SUMS.map(([, pick]) => judged.filter(pick));
  return wrongOf(answers) > FLOOR.wrong || wrongOf(others) > FLOOR.stored;
}

function wrongOf(judged: readonly JudgedReply[] = []): number {
  return judged.filter(({ is }) => is === 'wrong').length / Math.max(1, judged.length);
}
