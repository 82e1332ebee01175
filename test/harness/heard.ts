/** What the patients of this test file have said so far, so that whatever the service wrote can be searched for it. */
const said: string[] = [];
const numbers: string[] = [];

export function heard(text: string, number?: string): void {
  said.push(...text.split('\n'));
  if (number !== undefined) numbers.push(number);
}

export const everythingHeard = (): { said: readonly string[]; numbers: readonly string[] } => ({
  said,
  numbers,
});
