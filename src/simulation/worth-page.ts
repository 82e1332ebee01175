/** The part of the report that a clinical lead looks at before a threshold is changed: what is to open, of whom, and whether it was worth it. */
import type { Content } from '../content/content.ts';
import type { Report } from './report.ts';
import { part, people, worded } from './report-words.ts';
import type { Told } from './told.ts';
import type { Judged } from './worth.ts';

export function openParts({ toOpen, told }: Report): string[] {
  const { calls, lists, dayLines, weekLines, people: own, per300PatientMonths: month } = toOpen;
  const of = (name: string, { people: all, told: heard }: Told) => `${heard} of ${all} ${name}`;
  return [
    part(
      'to open',
      `because of rules: ${calls} calls, and ${lists} lists, one a day at the most; in a clinic of 300 ${month.opened} a month, ${month.calls} of them calls`,
      `on these lists ${dayLines} entries the next day and ${weekLines} with those of the week, ${month.lines} a month in a clinic of 300; with the calls of ${people(own)}`,
      'an entry is one person: whatever else is found while it is open joins it',
      ...toOpen.byMonth.map(
        ({ opened, calls: called, lists: told, entries }, at) =>
          `month ${at + 1}, in a clinic of 300: ${opened} to open (${called} calls, ${told} lists), with ${entries} entries`,
      ),
    ),
    part(
      'told of',
      [
        of('who were ill', told.ill),
        of('who got worse (their pain)', told.worsening),
        of('in danger (called; see below)', told['in-danger']),
      ].join(', '),
    ),
  ];
}

/** Those who are meant to be in danger, and what became of it: each of them is told of somewhere here. */
export function dangerParts({ inDanger }: Report, list: (of: Record<string, number>) => string): string[] {
  const { patients, called, listed, heard, unheard } = inDanger;
  if (patients === 0) return [part('in danger', 'nobody wrote of a danger')];
  return [
    part(
      'in danger',
      `${people(patients)} wrote of a danger; about ${called} of them a clinician was called that day or the next`,
      ...(listed === 0
        ? []
        : [
            `${listed} stood on the list instead, for what was heard is for the next day by its rules: ${list(heard)}`,
          ]),
      ...(unheard === 0 ? [] : [`of ${unheard} nobody was told`]),
    ),
  ];
}

/** The table that a clinical lead looks at before a threshold is changed. */
export function worthParts(
  { worth, patients, days }: Report,
  content: Pick<Content, 'has' | 'text'>,
): string[] {
  if (worth.all.entries === 0) return [];
  const month = (count: number) => Math.round((count / patients) * 300 * (30 / days));
  const row = (name: string, { entries, happened, always, chance }: Judged) =>
    [
      `    ${name}`.padEnd(NAMES),
      ...[entries, happened, always, chance, month(entries)].map((count) => String(count).padStart(9)),
    ].join('');
  const rows = (of: Record<string, Judged>) =>
    Object.entries(of).map(([name, judged]) => row(worded(name, content), judged));
  return [
    part(
      'worth it',
      'what rules have put on the list, of everybody, by what was so of the made-up person:',
      'something had happened (ill, in danger, worse, silent, thoughts of death, trouble with medicines),',
      'it is as always with them, or it was chance; the last column is a month in a clinic of 300',
    ),
    `${''.padEnd(NAMES)}${['entries', 'happened', 'always', 'chance', 'of 300'].map((name) => name.padStart(9)).join('')}`,
    row('all', worth.all),
    ...Object.entries(worth.byTelling).map(([told, judged]) => row(TOLD[told] ?? told, judged)),
    '    by what has opened it',
    ...rows(worth.byRule),
    '    by kind of person',
    ...rows(worth.byTemperament),
    '    by week',
    ...worth.byWeek.map((judged, week) => row(`week ${week + 1}`, judged)),
  ];
}

const TOLD: Record<string, string> = {
  called: 'somebody was called',
  day: "on the next day's list",
  week: 'on the list of the week',
};
const NAMES = 54;
