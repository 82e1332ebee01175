/** What a simulated clinic has come to, as facts and as a page for people. Nothing in it depends on the machine. */
import type { Content } from '../content/content.ts';
import { dayAfter, type Day } from '../model/time.ts';
import { checkInOn } from '../schedule/check-ins.ts';
import { median, most, rounded, sum, tally } from './counts.ts';
import { formsIn } from './forms-seen.ts';
import { disturbances, type AlertSeen, type CheckInSeen } from './seen.ts';
import { inDanger } from './in-danger.ts';
import { openedBy } from './opened-by.ts';
import type { Person } from './people.ts';
import type { Seen } from './seen.ts';
import type { Tariff } from './shapes.ts';
import { worsened } from './worse.ts';
import { toOpen } from './to-open.ts';
import { toldOf } from './told.ts';
import { entriesOf, worthOf } from './worth.ts';

export interface Counted {
  seed: number;
  firstDay: Day;
  days: number;
  end: number;
  people: readonly Person[];
  seen: Seen;
  content: Content;
  tariff: Tariff;
  store: string;
}

export function reportOn(of: Counted) {
  const { seen, people, days } = of;
  const month = (count: number, among: number) => rounded((count / Math.max(1, among)) * 100 * (30 / days));
  const kind = new Map(people.map(({ id, temperament }) => [id, temperament]));
  const alerts = [...seen.alerts.values()];
  const calm = alerts.filter(({ owner }) => kind.get(owner) !== 'in-danger');
  const calmPeople = people.filter(({ temperament }) => temperament !== 'in-danger').length;
  const begun = [...seen.checkIns.values()].filter(({ begunAt }) => begunAt !== undefined);
  const answered = begun.filter(({ answers }) => answers > 0);
  const texts = Object.values(seen.sent);
  const toPatients = sum(texts.map(({ messages }) => messages)) - seen.sent.page.messages;
  const segmentsOut = sum(texts.map(({ segments }) => segments));
  const weekly = of.content.policy.digest.weekly?.tasks ?? [];
  const cost = segmentsOut * of.tariff.perSegmentOut + seen.heard.segments * of.tariff.perSegmentIn;
  return {
    seed: of.seed,
    from: of.firstDay,
    days,
    store: of.store,
    content: of.content.version,
    patients: people.length,
    temperaments: tally(people.map(({ temperament }) => temperament)),
    messages: {
      toPatients,
      toClinicians: seen.sent.page.messages,
      fromPatients: seen.heard.messages,
      fromClinicians: seen.heard.byStaff,
      byPurpose: Object.fromEntries(
        Object.entries(seen.sent).map(([name, { messages }]) => [name, messages]),
      ),
    },
    segments: { out: segmentsOut, in: seen.heard.segments },
    cost: {
      currency: of.tariff.currency,
      total: rounded(cost, 2),
      perPatientMonth: rounded((cost / people.length) * (30 / days), 2),
      tariff: `${of.tariff.perSegmentOut} a segment out, ${of.tariff.perSegmentIn} in: ${of.tariff.source.trim()}`,
    },
    checkIns: {
      due: due(of).length,
      begun: begun.length,
      complete: begun.filter(({ status }) => status === 'complete').length,
      partial: begun.filter(({ status }) => status === 'partial').length,
      missed: begun.filter(({ status }) => status === 'missed').length,
      openAtTheEnd: begun.filter(({ status }) => status === 'open').length,
      notAsked: tally(
        [...seen.checkIns.values()]
          .filter((each) => each.begunAt === undefined)
          .map(({ because }) => because ?? 'unknown'),
      ),
      nudges: seen.nudges,
      medianAnswers: median(answered.map(({ answers }) => answers)),
      medianMessages: median(answered.map(({ messages }) => messages)),
      mostMessages: mostIn(answered),
      /** Of those in which no question was put again and no danger was talked about; and of the others, by the reason. */
      mostUndisturbed: mostIn(answered.filter(({ disturbedBy }) => disturbedBy === undefined)),
      disturbed: Object.fromEntries(
        disturbances.map((because) => {
          const those = answered.filter(({ disturbedBy }) => disturbedBy === because);
          return [because, { checkIns: those.length, most: mostIn(those) }];
        }),
      ),
    },
    forms: formsIn(seen),
    asks: {
      count: seen.asks,
      per100PatientMonths: month(seen.asks, people.length),
      byRule: Object.fromEntries([...seen.askedBy].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))),
    },
    alerts: {
      count: alerts.length,
      per100PatientMonths: month(alerts.length, people.length),
      byTier: tally(alerts.map(({ tier }) => tier)),
      bySignal: monthly(alerts.flatMap(signalsOf), (count) => month(count, people.length)),
    },
    /** Everybody but those who are meant to be in danger: what the clinic is troubled with for nothing, or for little. */
    notInDanger: {
      patients: calmPeople,
      alerts: calm.length,
      per300PatientMonths: rounded(3 * month(calm.length, calmPeople)),
      byTier: tally(calm.map(({ tier }) => tier)),
      /** What a rule has alerted to, what patients have asked for themselves, and what the service left to a person. */
      openedBy: Object.fromEntries(
        (['rule', 'patient', 'service'] as const).map((by) => {
          const those = calm.filter((each) => openedBy(each) === by);
          return [
            by,
            {
              alerts: those.length,
              people: new Set(those.map(({ owner }) => owner)).size,
              per300PatientMonths: rounded(3 * month(those.length, calmPeople)),
              because: tally(those.flatMap(({ because }) => [...because])),
            },
          ];
        }),
      ),
      byTemperament: tally(calm.map(({ owner }) => kind.get(owner) ?? 'unknown')),
      /** Rules about numbers that were met, whether or not that made an alert of its own. */
      byNumbers: tally(
        [...seen.found]
          .filter(([owner]) => kind.get(owner) !== 'in-danger')
          .flatMap(([, found]) => found.map(({ rule }) => rule)),
      ),
    },
    /** Of everybody: what rules have put on the list, and what part of it was worth its while. */
    worth: worthOf(people, alerts, of.firstDay, days, weekly),
    toOpen: toOpen(entriesOf(people, alerts, of.firstDay, weekly), seen, {
      people: people.length,
      days,
      firstDay: of.firstDay,
    }),
    told: toldOf(people, alerts, of.firstDay),
    becameWorse: worsened(people, seen, of.firstDay, days),
    inDanger: inDanger(people, alerts, of.firstDay),
    lost: {
      messages: seen.inbound,
      lostMessages: seen.inbound.written - seen.inbound.kept + seen.inbound.waiting,
      unexplainedCheckIns: due(of)
        .filter((each) => !seen.checkIns.has(each.key) && !each.isBesideAJourney)
        .map(({ key }) => key),
      lateCheckIns: begun.filter(isLate).length,
      lateWork: Object.fromEntries([...seen.late].sort()),
      faults: seen.faults,
    },
  };
}
export type Report = ReturnType<typeof reportOn>;

const mostIn = (of: readonly CheckInSeen[]) => most(of.map(({ messages }) => messages));
const isLate = ({ begunAt = 0, dueAt }: CheckInSeen) => begunAt - dueAt > 60_000;

/** Every check-in that was to be asked: its time came while the patient could be written to. */
function due({ people, seen, content, firstDay, days, end }: Counted) {
  return people.flatMap(({ id, zone, checkIn, away }) => {
    const spans = seen.joined.get(id) ?? [];
    return Array.from({ length: days + 1 }, (_, at) => at).flatMap((at) => {
      const day = dayAfter(firstDay, at);
      const isAway = away !== undefined && at >= away.from && at < away.until;
      const where = { id, zone: isAway ? away.zone : zone, checkInAt: checkIn };
      const dueAt = checkInOn(where, content.checkIns, day);
      const wasJoined = spans.some(({ from, until = Infinity }) => from < dueAt && dueAt < until);
      if (!wasJoined || dueAt >= end) return [];
      // Whoever flies over a day's end is asked once for it, on one side or the other.
      const isBesideAJourney =
        away !== undefined && [away.from, away.until].some((turn) => Math.abs(turn - at) <= 1);
      return [{ key: `${id}/${day}`, isBesideAJourney }];
    });
  });
}

function signalsOf({ signals }: AlertSeen): string[] {
  return signals.size > 0 ? [...signals.keys()] : ['no signal, a task'];
}

function monthly(of: readonly string[], month: (count: number) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(tally(of)).map(([name, count]) => [name, month(count)]));
}
