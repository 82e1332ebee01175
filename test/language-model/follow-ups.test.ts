/**
 * Conversations in which a language model reads along, as files. What it hears is told at the top: `> model: MEANING or DANGER in
 * "words"`, `page PAGE in "words"`, and `question` or `summary "what it makes of them" in "words"`; a page may be made shorter
 * `as "text"`.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Use } from '../../src/model/reading.ts';
import { signalNames } from '../../src/model/signal.ts';
import { openClinicHere } from '../harness/clinic.ts';
import { contentWith } from '../harness/staff.ts';
import { play, tidy } from '../harness/transcript.ts';
import { ModelServer, NONE, readerTo, type Reply, type Shown } from './model-server.ts';

const dir = 'test/language-model/follow-ups';
const update = process.env['UPDATE'] === '1';

function hearing(file: string): (shown: Shown) => Reply {
  const heard = [...file.matchAll(/^> model: (.+?) in "(.*?)"(?: as "(.*)")?$/gm)].map(
    ([, what = '', quote = '', text = '']) => ({ quote, ...answerTo(what, quote, text) }),
  );
  return ({ use, message }) => {
    const found = heard.find((each) => each.use === use && message.includes(each.quote));
    return { content: found?.content ?? NONE[use] };
  };
}

function answerTo(what: string, quote: string, text: string): { use: Use; content: object } {
  const [, kind, given = ''] = /^(page|question|summary) "?(.*?)"?$/.exec(what) ?? [];
  if (kind === 'page') return { use: 'answer', content: { page: given, quote, text } };
  if (kind === 'question') return { use: 'question', content: { question: given, quote } };
  if (kind === 'summary') return { use: 'summary', content: { short: given, quote } };
  const use = signalNames.some((each) => each === what) ? 'danger' : 'meaning';
  return { use, content: { [use]: what, quote } };
}

let server: ModelServer;
beforeAll(() => {
  server = new ModelServer();
});
afterAll(() => server.close());

describe('with a language model', () => {
  for (const name of readdirSync(dir).filter((each) => each.endsWith('.chat.md'))) {
    const path = join(dir, name);
    const file = readFileSync(path, 'utf8');
    it(`${name}: ${file.split('\n')[0]?.replace(/^# /, '')}`, async () => {
      server.answer = hearing(file);
      const reader = readerTo();
      const happened = await play(file, (at, staff) =>
        openClinicHere({ at, content: contentWith(staff), reader }),
      );
      if (update) writeFileSync(path, happened);
      else expect(happened).toBe(tidy(file));
    });
  }
});
