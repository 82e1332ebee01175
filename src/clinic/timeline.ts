/** What has passed between a patient and the service, newest first, with why each message was sent. */
import { z } from 'zod';
import { checkIn, type CheckIn } from '../model/check-in.ts';
import { alert, type Alert } from '../model/alert.ts';
import { questions } from '../model/questionnaire.ts';
import { formAsked, whyOf } from '../content/why.ts';
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
import { highest, outranks, type Tier } from '../model/signal.ts';
import type { Store } from '../ports/store.ts';
import { nameOf } from '../notify/page-card.ts';
import { alertPath } from './alert-path.ts';
import type { Opened } from './break-glass.ts';
import { PATIENTS } from './break-glass.ts';
import { html, type Html } from './html.ts';
import { reasons } from './standing-words.ts';
import type { Entry, Reading } from './timeline-entry.ts';
import { eventsOf } from './timeline-events.ts';

/** What one page shows; a year is looked through two weeks at a time. */
const SHOWN_DAYS = 14;
const LATELY = { messages: 300, checkIns: 30, alerts: 20 };
/** Some years of one patient. */
const EARLIER = { messages: 10_000, checkIns: 2_000, alerts: 500 };
/** Somebody who writes without end is not to make a page without end. */
const MOST_SHOWN = 350;

/** What the log holds of a message; fields that are not needed here are left where they are. */
const message = z.object({
  at: z.number(),
  from: z.enum(['patient', 'us']),
  text: z.string().optional(),
  key: z.string().optional(),
  unsent: z.string().optional(),
});
type Message = z.infer<typeof message>;

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

function messageLine(
  reading: Reading,
  { at, from, text, key = '', unsent }: Message,
  isFolded: boolean,
): Entry {
  const { say } = reading;
  if (from === 'patient')
    return {
      at,
      shown: html`<div class="bubble theirs">
        <p class="meta">${say('timeline.theirs')}</p>
        <p>${text ?? ''}</p>
      </div>`,
    };
  const why = whySent(reading, key);
  const shown =
    unsent === undefined
      ? html`<details class="bubble" ${!isFolded && html` open`}>
          <summary class="meta">${say('timeline.ours')} - ${why}</summary>
          <p>${text ?? ''}</p>
        </details>`
      : html`<div class="bubble unsent"><p class="meta">${say('timeline.unsent')} - ${why}</p></div>`;
  return { at, shown };
}

/** A question of a form by the form's title. */
function whySent({ content, say }: Reading, key: string): string {
  const form = formAsked(key);
  const title = form === undefined ? undefined : content.form(form)?.['title'];
  return typeof title === 'string' ? `${say('why.form-named')} ${title}` : say(`why.${whyOf(key)}`);
}

/** A day that was put right, or answered late, is written down again: the last is what holds. */
function checkInLines(reading: Reading, all: readonly CheckIn[]): Entry[] {
  const holds = new Map(all.map((each) => [`${each.day} ${each.questionnaire}`, each]));
  return all.map((each) =>
    checkInLine(reading, each, holds.get(`${each.day} ${each.questionnaire}`) === each),
  );
}

function checkInLine({ content, say, lang }: Reading, of: CheckIn, holds: boolean): Entry {
  const form = content.questionnaire(of.questionnaire);
  const known = form === undefined ? [] : questions(form).map(({ linkId }) => linkId);
  const answers = of.answers
    .filter(({ linkId, value }) => value !== undefined && known.includes(linkId))
    .map(
      ({ linkId, value }) =>
        `${content.has(`label.short.${linkId}`) ? say(`label.short.${linkId}`) : linkId}: ${value}`,
    );
  const status = say(`check-in-was.${of.status}`);
  const words = html`${status}${answers.length > 0 && html` - ${answers.join(', ')}`}`;
  const shown = html`<div class="event">
    <p>
      <strong>${say('timeline.check-in', { day: shownDay(of.day, lang) })}:</strong>
      ${holds ? words : html`<s>${words}</s> ${say('timeline.replaced')}`}
    </p>
  </div>`;
  return { at: of.endedAt ?? of.dueAt, shown };
}

/** It stands where it was opened with what was known then, and once more at each moment at which it became graver. */
function alertLines(reading: Reading, of: Alert): Entry[] {
  const raised = of.facts.filter((fact) => fact.kind === 'raised');
  const first = raised.length === 0 ? of.tier : openingTier(of);
  const moments = [{ at: of.openedAt, tier: first }, ...raised.map(({ at, to }) => ({ at, tier: to }))];
  return moments.map(({ at, tier }, count) => {
    const known = { ...of, quotes: of.quotes.filter((each) => each.at <= at) };
    const tasks = count === moments.length - 1 ? of.tasks : [];
    const became = count > 0 && reading.say('fact.raised', { tier: reading.say(`tier.${tier}`) });
    return { at, shown: alertShown(reading, { ...known, tasks, tier }, became) };
  });
}

/** What is only a task for a person has no signal, and is on the list. */
function openingTier({ quotes }: Alert): Tier {
  const tier = highest((quotes[0]?.signals ?? []).map((each) => each.tier));
  return outranks(tier, 'soon') ? tier : 'soon';
}

function alertShown({ content, say }: Reading, of: Alert, became: string | false): Html {
  const ended = of.facts.findLast((fact) => fact.kind === 'resolved');
  const how =
    of.status === 'resolved' && ended !== undefined
      ? say('fact.resolved', {
          clinician: nameOf(content, ended.clinician),
          words: ended.outcome === undefined ? '-' : say(`page.outcome.${ended.outcome}`),
        })
      : say('timeline.open');
  return html`<div class="event ${of.tier}">
    <p>
      <span class="tier">${say(`tier.${of.tier}`)}</span>
      <span class="label"><a href="${alertPath(of)}">${of.label}</a></span>
      ${reasons({ say }, of).join(', ')}. ${became} ${how}
    </p>
  </div>`;
}
