/** The words that raised an alert stand first on its page, with what was heard in them marked. */
import type { Quote } from '../model/alert.ts';
import { askedBefore, decisive, shownQuotes } from '../notify/quotes.ts';
import { fold } from '../reading/fold.ts';
import { html, type Html, type Part } from './html.ts';
import type { Found } from './open.ts';
import { ago, clock, type Wording } from './standing-words.ts';

/** More than this would push the button off a telephone's first screen; the whole stands below. */
const MOST_LETTERS = 240;
const LETTERS_BEFORE = 80;
const LISTED_LETTERS = 120;

type Range = readonly [from: number, to: number];

export function lifted(words: Wording, { alert, file }: Found): Html | undefined {
  const [first] = decisive(shownQuotes(alert), 1);
  if (first === undefined) return undefined;
  const asked = askedBefore(words.say, alert, first);
  return html`<figure class="lifted">
    ${asked.map((line) => html`<p class="asked">${line}</p>`)}
    ${first.asked?.answered === false && html`<p class="asked">${words.say('page.card.unanswered')}</p>`}
    ${first.text.trim() !== '' && html`<blockquote lang="${file.patient.lang}">${excerpt(first.text, phrasesIn(first))}</blockquote>`}
    <figcaption class="meta">${clock(words, first.at)}, ${ago(words, first.at)}</figcaption>
  </figure>`;
}

/** The same for a list, short; of silence, what led to the question. */
export function firstWords(alert: Found['alert']): Html | undefined {
  const [first] = decisive(shownQuotes(alert), 1);
  if (first === undefined) return undefined;
  const text = first.text.trim() === '' ? first.asked?.led?.text : first.text;
  return text === undefined ? undefined : excerpt(text, phrasesIn(first), LISTED_LETTERS);
}

/** What was heard in a reply is the question and the reply, which both are shown whole. */
export function phrasesIn({ signals, asked }: Quote): string[] {
  return asked ? [] : [...new Set(signals.flatMap(({ evidence }) => evidence.words))];
}

export function marked(text: string, heard: readonly string[]): Html {
  return pieces(text, rangesOf(text, heard), [0, text.length]);
}

export function isIn(text: string, phrase: string): boolean {
  return rangesOf(text, [phrase]).length > 0;
}

function excerpt(text: string, heard: readonly string[], most = MOST_LETTERS): Html {
  const ranges = rangesOf(text, heard);
  if (text.length <= most) return pieces(text, ranges, [0, text.length]);
  const from = afterSpace(text, (ranges[0]?.[0] ?? 0) - Math.min(LETTERS_BEFORE, most / 3));
  const to = Math.max(from, text.lastIndexOf(' ', from + most));
  const end = to === from ? text.length : to;
  return html`${from > 0 && '... '}${pieces(text, ranges, [from, end])}${end < text.length && ' ...'}`;
}

function afterSpace(text: string, place: number): number {
  return place <= 0 ? 0 : text.indexOf(' ', place) + 1;
}

function pieces(text: string, ranges: readonly Range[], [from, to]: Range): Html {
  const parts: Part[] = [];
  let place = from;
  for (const [begin, end] of ranges) {
    if (end <= place || begin >= to) continue;
    const first = Math.max(begin, place);
    parts.push(text.slice(place, first), html`<mark>${text.slice(first, Math.min(end, to))}</mark>`);
    place = Math.min(end, to);
  }
  return html`${[...parts, text.slice(place, to)]}`;
}

/** Whole words, whatever their case and accents; what is as short as "i" marks nothing. */
function rangesOf(text: string, heard: readonly string[]): Range[] {
  const folded = fold(text);
  return heard
    .map((phrase) => fold(phrase).text.trim())
    .filter((phrase) => phrase.length >= 3)
    .flatMap((phrase) => {
      const places = [
        ...folded.text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${literal(phrase)}(?![\\p{L}\\p{N}])`, 'gu')),
      ];
      return places.map(({ index }): Range => [
        folded.at[index] ?? 0,
        folded.at[index + phrase.length] ?? text.length,
      ]);
    })
    .sort(([a], [b]) => a - b);
}

function literal(phrase: string): string {
  return phrase.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}
