/** The brief of one patient: records in, facts out. It reckons with the rules of content/outcomes.yaml and decides nothing. */
import type { Aims } from '../model/aim.ts';
import type { Alert } from '../model/alert.ts';
import { lastDay } from '../model/check-in.ts';
import type { TalkState } from '../model/file.ts';
import type { MedicineChange } from '../model/medicine.ts';
import type { OutcomeRules } from '../model/outcomes.ts';
import type { Patient } from '../model/patient.ts';
import { dayAfter, localDay, type Day, type Instant } from '../model/time.ts';
import type { WeeksBook } from '../model/weeks.ts';
import type { Visit } from '../model/visit.ts';
import type { Adherence } from '../outcomes/adherence.ts';
import { progressOn } from '../outcomes/progress.ts';
import { hereSince } from '../outcomes/since.ts';
import { aimLines } from './aim-lines.ts';
import { alertLines, LOOKED_BACK, medicineLines } from './alert-lines.ts';
import { flareLines, type FlaresKept } from './flare-lines.ts';
import { pacingLines, type PacingKept } from './pacing-lines.ts';
import { drawnIn, measureLines } from './measure-lines.ts';
import { sections, type Brief, type Line } from './line.ts';
import { watchLines } from './watch-lines.ts';
import { weeksLines } from './weeks-lines.ts';
import { agreedLines, questionLines } from './visit-lines.ts';

export type { FlaresKept, PacingKept };

export interface Records {
  patient: Pick<Patient, 'id' | 'name' | 'zone'>;
  now: Instant;
  talk: Pick<TalkState, 'trends' | 'first' | 'days' | 'found'>;
  /** Oldest first, the newest among them. */
  alerts: readonly Alert[];
  visit: Visit;
  /** What coaching through flares has kept; undefined where there is none. */
  flares?: FlaresKept;
  pacing?: PacingKept;
  /** Plans of weeks that the person has made. */
  weeks?: Omit<WeeksBook, 'v'>;
  aims?: Aims | undefined;
  /** The newest change of a medicine that the clinic has entered. */
  medicine?: MedicineChange;
}

/** So long are trends kept. */
export const DRAWN_DAYS = 28;

export function briefOf(records: Records, rules: OutcomeRules): Brief {
  const { patient, now, talk, visit } = records;
  const today = localDay(now, patient.zone);
  const progress = progressOn(talk, lastDay(talk, today), rules);
  const lines: Line[] = [
    ...measureLines(records.talk, progress, rules),
    ...pacingLines(records.pacing, today),
    ...aimLines(records.aims, talk.found, rules),
    ...weeksLines(records.weeks),
    ...flareLines(progress, talk, records.flares, rules),
    ...medicineLines(
      records.alerts,
      now,
      patient.zone,
      visit,
      watchLines(records.medicine, talk.trends, today, LOOKED_BACK),
    ),
    answeredLine(progress.adherence, talk.days, progress.to),
    ...alertLines(records.alerts, now),
    ...questionLines(visit),
    ...agreedLines(visit),
  ];
  const { appointment } = visit;
  return {
    id: patient.id,
    name: patient.name,
    madeAt: now,
    zone: patient.zone,
    today,
    visitAt:
      appointment !== undefined && localDay(appointment.at, patient.zone) >= today
        ? appointment.at
        : undefined,
    since: dayAfter(today, 1 - DRAWN_DAYS),
    lines: sections.flatMap((section) => lines.filter((each) => each.section === section)),
    drawnTo: progress.to,
    drawn: drawnIn(progress, talk.days, hereSince(talk), DRAWN_DAYS),
  };
}

function answeredLine({ answered, inPart, asked, days }: Adherence, kept: TalkState['days'], to: Day): Line {
  const from = dayAfter(to, 1 - days);
  const within = kept.filter(({ day, was }) => day >= from && day <= to && was !== 'not-asked');
  return {
    section: 'adherence',
    fact: { is: 'answered', answered, inPart, asked, within: days },
    from: within.length === 0 ? [] : [{ kind: 'check-ins', days: within.map(({ day }) => day) }],
  };
}
