/** What helps to decide, beside the alert itself: the last days with their gaps, medicines by class, and what happens next. */
import { sparkline } from '../charts/sparkline.ts';
import type { Content } from '../content/content.ts';
import { lastDay } from '../model/check-in.ts';
import type { Way } from '../model/clinician.ts';
import type { Language } from '../model/language.ts';
import type { Patient } from '../model/patient.ts';
import { localDay, readable, type Instant } from '../model/time.ts';
import type { Say } from './say.ts';

/** What happens if nobody does anything more. */
export type Next =
  | { is: 'nothing' }
  /** `list`: it rings nobody; it is told with the list. */
  | { is: 'list' | 'back' | 'opens'; at: Instant }
  /** Without a time it is being done. */
  | { is: 'tell'; people: string[]; by: Way[]; at: Instant | undefined };

export interface Detail {
  now: Instant;
  trends: Readonly<Record<string, readonly { day: string; value: number }[]>>;
  days: readonly { day: string }[];
  next: Next;
}

const DAYS = 14;
/** The two by which a day is told: what pain is like, and what it keeps the person from. */
const SHOWN = ['pain-now', 'interference'];

export function detailRows(
  content: Content,
  patient: Patient,
  { now, trends, days, next }: Detail,
  say: Say,
  lang: Language,
): { title: string; value: string }[] {
  const to = lastDay({ trends, days }, localDay(now, patient.zone));
  const { medicines = [] } = patient.context;
  const measures = content.outcomes.measures.filter(({ id }) => SHOWN.includes(id));
  return [
    ...measures.map(({ id, of }) => ({
      title: say(`brief.measure.${id}`),
      value: rowOf(trends[of] ?? [], to, say),
    })),
    {
      title: say('clinic.card.medicines'),
      value:
        medicines.map((each) => say(`clinic.medicine.${each}`)).join(', ') || say('clinic.card.not-known'),
    },
    { title: say('page.card.next'), value: nextWords(content, next, say, lang) },
  ];
}

/** A day without an answer is a dash, and never a guess. */
function rowOf(points: Detail['trends'][string], to: string, say: Say): string {
  const row = sparkline(points, to, DAYS);
  const entries = row.split(' ').filter((each) => each !== '-').length;
  return entries === 0
    ? say('clinic.card.no-trend', { days: DAYS })
    : say('clinic.card.trend', { row, entries, days: DAYS });
}

function nextWords(content: Content, next: Next, say: Say, lang: Language): string {
  const time = (at: Instant) => readable(at, content.clinic.zone, lang);
  switch (next.is) {
    case 'nothing':
      return say('clinic.next.none');
    case 'list':
    case 'back':
    case 'opens':
      return say(`clinic.next.${next.is}`, { time: time(next.at) });
    case 'tell': {
      const values = {
        people: next.people.map((id) => nameIn(content, id)).join(', '),
        words: next.by.map((by) => say(`clinic.way.${by}`)).join(', '),
      };
      return next.at === undefined
        ? say('clinic.next.now', values)
        : say('clinic.next.step', { ...values, time: time(next.at) });
    }
  }
}

function nameIn({ clinic }: Content, id: string): string {
  return clinic.clinicians.find((each) => each.id === id)?.name ?? id;
}
