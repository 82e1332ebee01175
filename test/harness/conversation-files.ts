import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenClinic } from './clinic.ts';
import { play, tidy } from './transcript.ts';

export const CONVERSATIONS = 'test/conversations';

export function conversationNames(): string[] {
  const names = readdirSync(CONVERSATIONS, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.chat.md')).sort();
}

/**
 * Two steps of an alert begin in one moment there: the STOP, and that the question has had no answer. Whether the first page
 * of the one is on its way when the other begins is chance where claims are carried out side by side. On one core it is held.
 */
const BY_CHANCE: ReadonlySet<string> = new Set(['safety/stop-instead-of-an-answer.chat.md']);

/** Every conversation, as it is written, on another clinic than the usual one. */
export function itHoldsEveryConversation(open: OpenClinic): void {
  it.each(conversationNames().filter((name) => !BY_CHANCE.has(name)))(
    '%s',
    async (name) => {
      const file = readFileSync(join(CONVERSATIONS, name), 'utf8');
      expect(await play(file, open)).toBe(tidy(file));
    },
    120_000,
  );
}
