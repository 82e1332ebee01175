/**
 * A reason can be named without a word of this alert: silence after a danger is told with what it came after. What was written of
 * it before stands on the page too, so that nobody has to ring without knowing what was said.
 */
import { alert as alertShape, type Alert, type Quote } from '../model/alert.ts';
import type { SignalName } from '../model/signal.ts';
import type { Store } from '../ports/store.ts';
import { html, type Html } from './html.ts';
import type { Found } from './open.ts';
import { ago, clock, type Wording } from './standing-words.ts';

/** As many alerts of one person as a danger is remembered for. */
const LOOKED_BACK = 20;

export interface Before {
  at: number;
  text: string;
  signals: SignalName[];
}

/** The newest words of each reason that has none of its own, oldest first. */
export async function wordsBefore(
  store: Pick<Store, 'log'>,
  { owner, alert, file }: Found,
): Promise<Before[]> {
  const wanted = wordless(alert);
  if (wanted.length === 0) return [];
  const closed = await store.log(owner, 'alerts', LOOKED_BACK);
  const earlier = closed.flatMap((each) => {
    const read = alertShape.safeParse(each);
    return read.success && read.data.id !== alert.id ? read.data.quotes : [];
  });
  const asked = Object.entries(file.talk.doubts ?? {}).flatMap(([signal, { at, led }]) =>
    led === undefined ? [] : [{ at, text: led.text, signals: [signal as SignalName] }],
  );
  const written = [...earlier.map(wordsOf), ...asked]
    .filter(({ at, text }) => text !== '' && at <= lastOf(alert))
    .toSorted((a, b) => a.at - b.at);
  const found = wanted.map((signal) => written.findLast(({ signals }) => signals.includes(signal)));
  return written.filter((each) => found.includes(each));
}

function wordless({ quotes }: Alert): SignalName[] {
  const heard = new Set(quotes.flatMap(({ signals }) => signals.map(({ signal }) => signal)));
  for (const { text, signals } of quotes.map(wordsOf))
    if (text !== '') for (const signal of signals) heard.delete(signal);
  return [...heard];
}

function wordsOf({ at, text, asked, signals }: Quote): Before {
  const own = text.trim() === '' ? asked?.led?.text : text;
  return { at, text: own?.trim() ?? '', signals: signals.map(({ signal }) => signal) };
}

function lastOf({ openedAt, quotes }: Alert): number {
  return Math.max(openedAt, ...quotes.map(({ at }) => at));
}

export function writtenBefore(words: Wording, { file }: Found, before: readonly Before[]): Html | undefined {
  const { say } = words;
  if (before.length === 0) return undefined;
  const shown = before.toReversed().map(
    ({ at, text, signals }) =>
      html`<li>
        <blockquote lang="${file.patient.lang}">${text}</blockquote>
        <p class="meta">
          ${clock(words, at)}, ${ago(words, at)} -
          ${signals.map((signal) => say(`signal.${signal}`)).join(', ')}
        </p>
      </li>`,
  );
  return html`<section aria-labelledby="before">
    <h2 id="before">${say('alert.before')}</h2>
    <ol class="quotes">
      ${shown}
    </ol>
  </section>`;
}
