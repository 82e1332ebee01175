import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { play, tidy } from '../harness/transcript.ts';

const dir = 'test/conversations';
/** UPDATE=1 npm test -- conversations: writes what happens into the files; the review is of the difference. */
const update = process.env['UPDATE'] === '1';

describe('conversations', () => {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.chat.md'),
  );

  it('there are at least thirty', () => expect(files.length).toBeGreaterThanOrEqual(30));

  for (const name of files.sort()) {
    const path = join(dir, name);
    const file = readFileSync(path, 'utf8');
    it(`${name}: ${file.split('\n')[0]?.replace(/^# /, '')}`, async () => {
      const happened = await play(file);
      if (update) writeFileSync(path, happened);
      else expect(happened).toBe(tidy(file));
    });
  }
});
