/** Who the patients of this test file are and what they have said, so that whatever the service wrote can be searched for it. */
import type { Person } from './canary.ts';

const said: string[] = [];
const people: Person[] = [];

export function heard(text: string, number?: string): void {
  said.push(...text.split('\n'));
  if (number !== undefined) met({ name: '', addresses: [number] });
}

export function met(person: Person): void {
  people.push(person);
}

export const everythingHeard = (): { said: readonly string[]; people: readonly Person[] } => ({
  said,
  people,
});
