/** One simulated clinic from its first invitation to its last day. */
import type { Content } from '../content/content.ts';
import type { Audit } from '../ports/audit.ts';
import type { TimeShift } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { DAY, atLocal, dayAfter, type Day } from '../model/time.ts';
import type { Outcome } from '../model/outcome.ts';
import { openClinic } from './clinic.ts';
import { endedAs } from './ended.ts';
import { Ledger } from './ledger.ts';
import { Life } from './lives.ts';
import { peopleOf, type Known, type Person } from './people.ts';
import { reportOn, type Report } from './report.ts';
import type { Seen } from './seen.ts';
import type { Simulation } from './shapes.ts';
import { staffOf } from './staff.ts';

export interface Run {
  patients: number;
  days: number;
  seed: number;
  firstDay: Day;
  content: Content;
  simulation: Simulation;
  store: Store;
  shift: TimeShift;
  log: Log;
  audit: Audit;
  known?: readonly Known[];
  /** Told of each day that begins. */
  dayBegun?: (day: number, ledger: Ledger) => void;
}

/** The first invitations go out in the morning of the clinic's first day. */
const BEGINS = '08:00';

export async function simulate(of: Run): Promise<Report> {
  const people = peopleOf(of);
  return reportFor({ ...of, store: of.store.describes }, people, await live({ ...of, people }));
}

export function reportFor(
  of: Pick<Run, 'seed' | 'firstDay' | 'days' | 'content' | 'simulation'> & { store: string },
  people: readonly Person[],
  seen: Seen,
): Report {
  const { simulation, ...rest } = of;
  return reportOn({ ...rest, end: endOf(of), people, seen, tariff: simulation.tariff });
}

function endOf({ content, firstDay, days }: Pick<Run, 'content' | 'firstDay' | 'days'>) {
  return atLocal(dayAfter(firstDay, days), BEGINS, content.clinic.zone);
}

export type Lives = Omit<Run, 'patients' | 'known'> & { people: readonly Person[] };

/** The lives of these people, who have the clinic to themselves. */
export async function live(of: Lives): Promise<Seen> {
  const { content, simulation, firstDay, days, seed, people } = of;
  const from = atLocal(firstDay, BEGINS, content.clinic.zone);
  const ledger = new Ledger(() => of.shift.frozenAt ?? from);
  const lives = new Map<string, Life>();
  const clinic = openClinic({
    ...of,
    from,
    log: noting(of.log, ledger),
    received: (message) => {
      ledger.out(message);
      const life = lives.get(message.owner);
      if (life === undefined) staff.received(message);
      else life.received(message);
    },
    committed: (owner, change) => ledger.committed(owner, change),
    watch: (moment) => ledger.moment(moment),
  });
  const known = new Map(people.map((who) => [who.id, who]));
  const ends = (label: string): Outcome => {
    const alert = [...ledger.alerts.values()].findLast((each) => each.label === label);
    const who = alert && known.get(alert.owner);
    return who === undefined ? 'advised' : endedAs(alert!, who, firstDay);
  };
  const staff = staffOf(clinic, seed, { wrote: () => ledger.staffSays(), ends });
  await staff.begin();
  const wrote = (text: string) => ledger.patientSays(text);
  for (const who of people) lives.set(who.id, new Life(who, { clinic, simulation, firstDay, days, wrote }));
  for (const life of lives.values()) life.plan();
  let day = 0;
  await clinic.until(endOf(of), (now) => {
    if (now < from + day * DAY) return;
    day += 1;
    of.dayBegun?.(day, ledger);
  });
  return ledger.seen();
}

/** Whatever the service would have logged as an error is a fault of the simulated month. */
function noting(log: Log, ledger: Ledger): Log {
  return {
    ...log,
    error: (line, facts, cause) => {
      ledger.faults.push(line);
      log.error(line, facts, cause);
    },
  };
}
