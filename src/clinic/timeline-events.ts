/** What a timeline shows beside messages: flares, goals, visits and limits of the patient's own, from what is kept with the patient. */
import type { PatientFile } from '../model/file.ts';
import { atLocal, localDay, readable, shownDay, type Day } from '../model/time.ts';
import { nameOf } from '../notify/page-card.ts';
import { html, type Html, type Part } from './html.ts';
import type { Entry, Reading } from './timeline-entry.ts';

export function eventsOf(reading: Reading, file: PatientFile): Entry[] {
  const { zone } = file.patient;
  return [
    ...flares(reading, file),
    ...goals(reading, file, zone),
    ...visits(reading, file),
    ...limits(reading, file),
  ];
}

/** Something of a whole day stands at its noon and shows no clock. */
function onDay(day: Day, zone: string, what: string, words: Part): Entry {
  return { at: atLocal(day, '12:00', zone), isDay: true, shown: event(what, words) };
}

function event(what: string, words: Part): Html {
  return html`<div class="event">
    <p><strong>${what}:</strong> ${words}</p>
  </div>`;
}

function flares({ say, lang }: Reading, { flares: book, patient: { zone } }: PatientFile): Entry[] {
  if (book === undefined) return [];
  const past = book.past.map(({ from, to }) =>
    onDay(from, zone, say('timeline.flare'), `${shownDay(from, lang)} - ${shownDay(to, lang)}`),
  );
  const { open } = book;
  if (open === undefined) return past;
  const did = open.did.map(({ step }) => step);
  const helped = open.helped ?? [];
  const words = html`${say('timeline.flare-open')}
  ${did.length > 0 && html`${say('timeline.tried')} ${[...new Set(did)].join(', ')}.`}
  ${helped.length > 0 && html`${say('timeline.helped')} ${helped.join(', ')}.`}`;
  return [...past, onDay(localDay(open.startedAt, zone), zone, say('timeline.flare'), words)];
}

function goals({ say, lang }: Reading, { aims }: PatientFile, zone: string): Entry[] {
  return (aims?.aims ?? []).flatMap(({ aim, points }) => [
    onDay(
      aim.from,
      zone,
      say(`timeline.${aim.of}`),
      html`<q>${aim.words}</q>, ${say('timeline.by')} ${shownDay(aim.by, lang)}`,
    ),
    ...points.map(({ day, value }) =>
      onDay(day, zone, say('timeline.goal-said'), html`${value} / 10 - <q>${aim.words}</q>`),
    ),
  ]);
}

function visits({ say, lang, content }: Reading, { visit }: PatientFile): Entry[] {
  const { zone } = content.clinic;
  const { appointment, agreed } = visit;
  const entered: Entry[] =
    appointment === undefined
      ? []
      : [
          {
            at: appointment.toldAt,
            shown: event(
              say('timeline.visit'),
              `${readable(appointment.at, zone, lang)}, ${say(`visit.by-${appointment.by}`)}`,
            ),
          },
        ];
  const kept = agreed.map(({ at, parts }) => ({
    at,
    shown: event(
      say('timeline.agreed'),
      html`${Object.values(parts).map((each) => html`<q>${each.words}</q> `)}`,
    ),
  }));
  return [...entered, ...kept];
}

function limits({ say, lang, content }: Reading, { patient }: PatientFile): Entry[] {
  return (patient.thresholds ?? []).map(({ at, by, rule, value, until, reason }) => ({
    at,
    shown: event(
      say('threshold.title'),
      html`${rule}: ${value}, ${say('threshold.until')} ${shownDay(until, lang)}. ${nameOf(content, by)}:
        <q>${reason}</q>`,
    ),
  }));
}
