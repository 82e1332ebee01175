/** What has passed between a patient and the service, newest first, with why each message was sent. */
import { z } from 'zod';
import { alert } from '../model/alert.ts';
import { checkIn } from '../model/check-in.ts';
import {
  atLocal,
  dayAfter,
  dayPattern,
  localClock,
  localDay,
  shownDay,
  type Day,
  type Instant,
} from '../model/time.ts';
import type { Store } from '../ports/store.ts';
import { PATIENTS, type Opened } from './break-glass.ts';
import { html, type Html } from './html.ts';
import type { Entry, Reading } from './timeline-entry.ts';
import { eventsOf } from './timeline-events.ts';
import { alertLines, checkInLines, message, messageLine, type Message } from './timeline-lines.ts';

/** What one page shows; a year is looked through two weeks at a time. */
const SHOWN_DAYS = 14;
const LATELY = { messages: 300, checkIns: 30, alerts: 20 };
/** Some years of one patient. */
const EARLIER = { messages: 10_000, checkIns: 2_000, alerts: 500 };
/** Somebody who writes without end is not to make a page without end. */
const MOST_SHOWN = 350;

export async function timelineOf(
  store: Store,
  reading: Reading,
  { owner, file, at }: Opened,
  query: URLSearchParams,
): Promise<Html> {
  const { zone } = file.patient;
  const today = localDay(at, zone);
  const wanted = query.get('until') ?? '';
  const last = dayPattern.test(wanted) && wanted < today ? wanted : today;
  const first = dayAfter(last, 1 - SHOWN_DAYS);
  const [from, until] = [first, dayAfter(last)].map((day) => atLocal(day, '00:00', zone));
  const isFolded = query.get('ours') === 'folded';
  const most = last === today ? LATELY : EARLIER;
  const [messages, checkIns, closed] = await Promise.all([
    store.log(owner, 'messages', most.messages),
    store.log(owner, 'check-ins', most.checkIns),
    store.log(owner, 'alerts', most.alerts),
  ]);
  const alerts = [...readAll(alert, closed), ...(file.alert === undefined ? [] : [file.alert])];
  const isShown = (each: { at: Instant }) => each.at >= (from ?? 0) && each.at < (until ?? 0);
  const spoken = readAll(message, messages.filter(isNear(from ?? 0, until ?? 0)));
  const other = [
    ...checkInLines(reading, readAll(checkIn, checkIns)),
    ...alerts.flatMap((each) => alertLines(reading, each)),
    ...eventsOf(reading, file),
  ];
  const entries = [
    ...spoken.map((each, place) => ({ ...messageLine(reading, each, isFolded), place })),
    ...other.map((each, at) => ({ ...each, place: placeAfterWords(spoken, each.at) + at / A_LOT })),
  ]
    .filter(isShown)
    .sort((a, b) => b.at - a.at || b.place - a.place)
    .slice(0, MOST_SHOWN);
  const shown = { first, last, today, isFolded };
  return html`${folding(reading, owner, shown)}${byDay(reading, entries, zone)}${steps(reading, owner, shown)}`;
}

/** What was written down later stands above, and no number of entries reaches the next place. */
const A_LOT = 100_000;

/** Between the words of a moment and what was said to them. */
function placeAfterWords(spoken: readonly Message[], at: Instant): number {
  const words = spoken.findIndex((each) => each.at === at && each.from === 'patient');
  return words < 0 ? spoken.length : words + 0.5;
}

/** A year of messages is read whole; only those that are shown are looked at closely. */
function isNear(from: Instant, until: Instant): (entry: unknown) => boolean {
  return (entry) => {
    const at = (entry as { at?: unknown } | null)?.at;
    return typeof at === 'number' && at >= from && at < until;
  };
}

interface Shown {
  first: Day;
  last: Day;
  today: Day;
  /** Of what we sent only why is shown, so that what they wrote stands together. */
  isFolded: boolean;
}

function addressOf(owner: string, day: Day, { today, isFolded }: Pick<Shown, 'today' | 'isFolded'>): string {
  const wanted = [...(day >= today ? [] : [`until=${day}`]), ...(isFolded ? ['ours=folded'] : [])];
  return `${PATIENTS}${owner}${wanted.length === 0 ? '' : `?${wanted.join('&')}`}#timeline`;
}

function folding({ say }: Reading, owner: string, { last, today, isFolded }: Shown): Html {
  const to = addressOf(owner, last, { today, isFolded: !isFolded });
  return html`<p>
    <a class="button" href="${to}">${say(isFolded ? 'timeline.unfold' : 'timeline.fold')}</a>
  </p>`;
}

function steps({ say, lang }: Reading, owner: string, shown: Shown): Html {
  const { first, last, today } = shown;
  const later = dayAfter(last, SHOWN_DAYS);
  const to = (day: Day) => addressOf(owner, day, shown);
  return html`<nav class="pager" aria-label="${say('timeline.pages')}">
    ${last < today && html`<a class="button" rel="prev" href="${to(later)}">${say('timeline.later')}</a>`}
    <span>${shownDay(first, lang)} - ${shownDay(last, lang)}</span>
    <a class="button" rel="next" href="${to(dayAfter(first, -1))}">${say('timeline.earlier')}</a>
  </nav>`;
}

/** What a newer version has written in another shape is left out rather than keeping all the rest from being seen. */
function readAll<T>(shape: z.ZodType<T>, values: readonly unknown[]): T[] {
  return values.flatMap((each) => {
    const read = shape.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

function byDay({ say, lang }: Reading, entries: Entry[], zone: string): Html {
  if (entries.length === 0) return html`<p class="quiet">${say('timeline.none')}</p>`;
  const days = Map.groupBy(entries, ({ at }) => localDay(at, zone));
  return html`${[...days].map(
    ([day, on]) =>
      html`<h3>${shownDay(day, lang)}</h3>
        <ol class="timeline">
          ${on.map(({ at, shown, isDay }) => html`<li><time>${!isDay && localClock(at, zone)}</time>${shown}</li>`)}
        </ol>`,
  )}`;
}
