/** How the report words what it counts. Pure. */
import type { Content } from '../content/content.ts';

const COLUMN = 13;

export const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);

export function part(name: string, first: string, ...more: string[]): string {
  return [`  ${name}`.padEnd(COLUMN) + first, ...more.map((each) => ' '.repeat(COLUMN) + each)].join('\n');
}

/** Signals, tasks and tiers by the words that clinicians are shown; the name of a rule is the name of its file. */
export function listed(of: Record<string, number>, content: Pick<Content, 'has' | 'text'>): string {
  return (
    Object.entries(of)
      .map(([name, count]) => `${worded(name, content)} ${count}`)
      .join('; ') || 'none'
  );
}

export function worded(name: string, content: Pick<Content, 'has' | 'text'>): string {
  const plain = name.replace(/^task /, '');
  const key = ['tier', 'signal', 'task'].map((kind) => `${kind}.${plain}`).find((each) => content.has(each));
  return key === undefined ? plain : content.text(key, 'en');
}
