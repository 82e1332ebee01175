import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenClinic } from './clinic.ts';
import { play, tidy } from './transcript.ts';

export const CONVERSATIONS = 'test/conversations';

export function conversationNames(): string[] {
  const names = readdirSync(CONVERSATIONS, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.chat.md')).sort();
}

/** Every conversation, as it is written, on another clinic than the usual one. */
export function itHoldsEveryConversation(open: OpenClinic): void {
  it.each(conversationNames())(
    '%s',
    async (name) => {
      const file = readFileSync(join(CONVERSATIONS, name), 'utf8');
      expect(await play(file, open)).toBe(tidy(file));
    },
    120_000,
  );
}
