/** The messages that are read wrongly, for whoever works on the rules: only of the part that is meant for it. */
import { isAlerted, isAtTier, isDanger, type Judged } from './score.ts';

export function missesOf(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ said }) => said.source === 'dev, worked on')
    .filter((each) => (isDanger(each) ? !isAtTier(each) : isAlerted(each)))
    .sort((a, b) => heading(a).localeCompare(heading(b)))
    .map((each) => `${heading(each)} | ${each.said.text} | ${rulesOf(each)}`);
}

function heading({ said, tier }: Judged): string {
  return `${said.lang} ${said.signal ?? said.kind} ${said.tier} heard as ${tier}`;
}

function rulesOf({ named }: Judged): string {
  return named.map((each) => `${each.rule}: ${each.tier}`).join(', ');
}
