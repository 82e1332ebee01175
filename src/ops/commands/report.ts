/** `report`: how quick pages, acknowledgements and outcomes were, by month and tier. Counts and times, and nobody's name. */
import { alert, type Alert } from '../../model/alert.ts';
import type { Store } from '../../ports.ts';
import { timings, type Row, type Spread } from '../timings.ts';
import { shown, span, table, type Command } from './command.ts';

const AT_A_TIME = 50;
/** More alerts than one patient can have had in the years that are looked back on. */
const MOST = 1_000;

export function report({ store, zone }: { store: Store; zone: string }): Command {
  return async (asked) => {
    const rows = timings(await allAlerts(store), zone).filter(
      ({ tier }) => tier === 'emergency' || tier === 'urgent',
    );
    return shown(asked, rows, rows.length === 0 ? 'There has been no alert that pages anybody.' : told(rows));
  };
}

async function allAlerts(store: Store): Promise<Alert[]> {
  const found: Alert[] = [];
  let from: string | undefined;
  do {
    const { owners, next } = await store.owners(from, AT_A_TIME);
    const read = await Promise.all(owners.map((owner) => alertsOf(store, owner)));
    found.push(...read.flat());
    from = next;
  } while (from !== undefined);
  return found;
}

/** What cannot be read is not counted; whoever watches over alerts finds it. */
async function alertsOf(store: Store, owner: string): Promise<Alert[]> {
  const { docs } = await store.read(owner);
  if (docs['alert'] === undefined) return [];
  const known = [...(await store.log(owner, 'alerts', MOST)), docs['alert'].value];
  return known.flatMap((each) => alert.safeParse(each).data ?? []);
}

function told(rows: Row[]): string {
  const heading = [
    'month',
    'tier',
    'alerts',
    'danger to page',
    'page to acknowledged',
    'acknowledged to outcome',
  ];
  const cells = rows.map(({ month, tier, alerts, toPage, toAcknowledged, toOutcome }) => [
    month,
    tier,
    alerts,
    inWords(toPage),
    inWords(toAcknowledged),
    inWords(toOutcome),
  ]);
  return [table(heading, cells), '', 'Each as the median, what nine of ten kept to, and of how many.'].join(
    '\n',
  );
}

function inWords(spread: Spread | undefined): string {
  return spread === undefined ? '-' : `${span(spread.median)}, ${span(spread.ninth)} (${spread.count})`;
}
