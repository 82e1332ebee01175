/** The report as a page for somebody who leads a clinic: what each number counts, in words that need no explaining. */
import type { Content } from '../content/content.ts';
import { disturbances, type Disturbance } from './seen.ts';
import type { Report } from './report.ts';
import { temperaments } from './temperaments.ts';
import { listed, part, people } from './report-words.ts';
import { dangerParts, openParts, worthParts } from './worth-page.ts';

const OPENED: Record<string, string> = {
  rule: 'because of what they wrote or answered',
  patient: 'because they asked for something',
  service: 'because the service could not do it alone',
};

export function written(report: Report, content: Pick<Content, 'has' | 'text'>): string {
  const { messages, checkIns, cost, segments, asks, becameWorse, lost } = report;
  const list = (of: Record<string, number>) => listed(of, content);
  const kinds = temperaments.filter((each) => (report.temperaments[each] ?? 0) > 0);
  return [
    `${report.patients} made-up patients over ${report.days} days from ${report.from}. Run ${report.seed}: the same number is the same lives (--seed).`,
    part('people', kinds.map((each) => `${each} ${report.temperaments[each]}`).join(', ')),
    part(
      'messages',
      `${messages.toPatients} to patients, ${messages.fromPatients} from them`,
      `${messages.toClinicians} to clinicians, ${messages.fromClinicians} from them`,
    ),
    part(
      'cost',
      `${cost.currency} ${cost.total}, or ${cost.perPatientMonth} a patient and month`,
      `a carrier charges by pieces of a text of about 150 letters: ${segments.out} were sent, ${segments.in} received`,
      cost.tariff.replaceAll('segment', 'piece'),
    ),
    part(
      'check-ins',
      `${checkIns.due} were due, ${checkIns.begun} were asked: ${checkIns.complete} answered to the end, ${checkIns.partial} in part, ${checkIns.missed} not at all, ${checkIns.openAtTheEnd} still open`,
      `not asked, and why: ${list(checkIns.notAsked)}`,
      `one that was answered usually took ${checkIns.medianAnswers} answers and ${checkIns.medianMessages} messages from us, and ${checkIns.mostUndisturbed} at the most`,
      `more only ${disturbedIn(checkIns.disturbed)}`,
      `${checkIns.nudges} reminders to people who had not answered`,
    ),
    ...formParts(report),
    part(
      'questions',
      `${asks.count} times somebody was asked directly whether they meant danger; ${asks.per100PatientMonths} for 100 patients a month`,
      `by rule of content/risk/rules: ${list(asks.byRule)}`,
    ),
    ...alertParts(report, list),
    ...openParts(report),
    ...worthParts(report, content),
    ...dangerParts(report, list),
    part(
      'got worse',
      `${people(becameWorse.patients)} had 2 points more pain in the last week than in the first and said so; the clinic was told of ${becameWorse.told}`,
    ),
    part(
      'lost',
      `${lost.lostMessages} of ${lost.messages.written} messages; ${lost.unexplainedCheckIns.length} check-ins were not asked and nobody knows why`,
    ),
    part('late', `${lost.lateCheckIns} check-ins by more than a minute; other work: ${list(lost.lateWork)}`),
    ...(lost.faults.length > 0 ? [part('faults', lost.faults.join('; '))] : []),
    `  What this ran on: content ${report.content}; store: ${report.store}.`,
  ].join('\n');
}

function alertParts({ alerts, notInDanger }: Report, list: (of: Record<string, number>) => string): string[] {
  return [
    part(
      'alerts',
      `${alerts.count} in all, ${alerts.per100PatientMonths} for 100 patients a month: ${list(alerts.byTier)}`,
      'emergency and urgent ones call somebody; the others wait on the list of the day',
      `what was heard, for 100 patients a month: ${list(alerts.bySignal)}`,
    ),
    part(
      'of those',
      `${notInDanger.alerts} were for ${people(notInDanger.patients)} who are not meant to be in danger, ${notInDanger.per300PatientMonths} a month in a clinic of 300: ${list(notInDanger.byTier)}`,
      ...Object.entries(notInDanger.openedBy).map(
        ([by, { alerts: count, people: own, per300PatientMonths, because }]) =>
          `${OPENED[by]}: ${count} for ${people(own)}, ${per300PatientMonths} a month in a clinic of 300: ${list(because)}`,
      ),
      `by kind of person: ${list(notInDanger.byTemperament)}`,
      `rules about numbers (content/policies/triggers.yaml) that were met: ${list(notInDanger.byNumbers)}`,
    ),
  ];
}

function formParts({ forms }: Report): string[] {
  if (forms.begun === 0) return [];
  const { withCheckIn } = forms;
  const names = Object.entries(forms.byForm).map(([name, count]) => `${name} ${count}`);
  return [
    part(
      'forms',
      `${forms.begun} were asked after a check-in: ${forms.complete} answered to the end, ${forms.partial} in part, ${forms.stopped} stopped for a danger or left, ${forms.openAtTheEnd} still open`,
      names.join('; '),
      `one usually took ${forms.medianAnswers} answers and ${forms.medianMessages} messages from us, ${forms.mostMessages} at the most; with the check-in of the day ${withCheckIn.medianAnswers} and ${withCheckIn.medianMessages}`,
    ),
  ];
}

/** "where a danger was talked about (2, up to 14), ...": in how many check-ins, and how many messages at the most. */
export function disturbedIn(of: Report['checkIns']['disturbed']): string {
  const why: Record<Disturbance, string> = {
    danger: 'where a danger was talked about',
    'not-understood': 'where a reply was not understood',
    own: 'where the person asked something in between',
  };
  return disturbances
    .map((each) => `${why[each]} (${of[each]?.checkIns ?? 0}, up to ${of[each]?.most ?? 0})`)
    .join(', ');
}
