/**
 * Entry point of `npm run -s simulate`: made-up patients live through the real dialogs, core and store on a moved clock, and
 * the report says what it came to. With `--into` the lives end today and stay there for `npm start`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadContent, type Content } from '../content/content.ts';
import { enrolRow } from '../enrolment/row.ts';
import { faultWords } from '../enrolment/faults.ts';
import { readList } from '../enrolment/list.ts';
import { AppError } from '../errors.ts';
import { silentLog } from '../log.ts';
import { dayAfter, dayPattern, localDay, type Day } from '../model/time.ts';
import type { TimeShift } from '../ports/clock.ts';
import type { Ledger } from './ledger.ts';
import { peopleOf, type Known } from './people.ts';
import { written } from './report-page.ts';
import type { Report } from './report.ts';
import { reportFor, simulate } from './run.ts';
import { readSimulation } from './shapes.ts';
import { openKept } from './stores.ts';
import { groupsOf, liveInGroups } from './groups.ts';

const USAGE = `Usage: npm run -s simulate -- [--patients N] [--days D] [--seed S] [--json] [--threads N]
                          [--store WHERE] [--into DIR]
  --patients N    how many made-up people, 1 to 5000 (20)
  --days D        over how many days, 1 to 365 (28)
  --seed S        a whole number: the same seed gives the same lives and the same report (1)
  --from DAY      the first day, such as 2026-03-02 (2026-03-02; with --into, so that the last day is today)
  --json          the report as JSON
  --threads N     how many processors to use, 1 to 64; the report is the same (as many as there are)
  --store WHERE   embedded (in memory), or the redis:// or rediss:// address of an empty Redis (embedded)
  --into DIR      keep the lives in DIR, which npm start can use: DATA_DIR=DIR STORE=embedded npm start.
                  The practice clinic's own patients are the first of them
  --content DIR   the content to live by (content)
  --help          this`;

/** An ordinary month without holidays of the practice clinic, in which clocks change. */
const USUAL_FIRST_DAY: Day = '2026-03-02';

/** So many people have clinicians to themselves. Another number is another report. */
const GROUP = 50;

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const given = z.object({
  patients: whole(1, 5_000).default(20),
  days: whole(1, 365).default(28),
  seed: whole(0, 2 ** 31).default(1),
  from: z.string().regex(dayPattern, 'is not a day; write it as 2026-03-02').optional(),
  json: z.boolean().default(false),
  threads: whole(1, 64).default(availableParallelism()),
  store: z
    .string()
    .regex(/^(embedded|rediss?:\/\/.+)$/, 'is embedded, or an address that begins with redis:// or rediss://')
    .default('embedded'),
  into: z.string().min(1).optional(),
  content: z.string().default('content'),
});
type Given = z.infer<typeof given>;

try {
  process.exitCode = await run();
} catch (fault) {
  console.error(fault instanceof AppError ? fault.message : fault);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const options = read();
  if (typeof options === 'number') return options;
  const isKept = options.into !== undefined || options.store !== 'embedded';
  const report = await (isKept ? keptLives(options) : groupLives(options));
  const page = () => written(report, loadContent(options.content));
  console.log(options.json ? JSON.stringify(report, undefined, 2) : page());
  return report.lost.lostMessages === 0 ? 0 : 1;
}

/** Nothing is kept, so it may be many small clinics at a time. */
async function groupLives({ threads, content: contentDir, from, ...options }: Given): Promise<Report> {
  const lived = { ...options, contentDir, perGroup: GROUP, firstDay: from ?? USUAL_FIRST_DAY };
  // Content that is broken is said here, in words, and not by a thread.
  const [content, simulation] = [loadContent(contentDir), readSimulation(contentDir)];
  const seen = await liveInGroups(
    lived,
    threads,
    nowAndThen((personDays: number) => {
      const percent = Math.floor((100 * personDays) / (options.patients * options.days));
      return `${percent} % of the days lived`;
    }),
  );
  const people = peopleOf({ ...lived, simulation });
  const groups = groupsOf(lived).length;
  const apart =
    groups > 1 ? `, in ${groups} groups of up to ${GROUP} people, each with clinicians of its own` : '';
  return reportFor(
    { ...lived, content, simulation, store: `in memory, nothing is kept${apart}` },
    people,
    seen,
  );
}

/** One store, and so one clinic and one thread. */
async function keptLives(options: Given): Promise<Report> {
  const content = loadContent(options.content);
  const simulation = readSimulation(options.content);
  const shift: TimeShift = { offsetMs: 0 };
  const firstDay = options.from ?? firstDayFor(options, content);
  shift.frozenAt = Date.parse(firstDay);
  const kept = await openKept(options, { shift, log: silentLog });
  const known = options.into === undefined ? [] : practicePatients(options.content, content);
  const dayBegun = nowAndThen((day: number, { heard }: Ledger) => `day ${day}, ${heard.messages} messages`);
  const world = { ...kept, content, simulation, firstDay, shift, log: silentLog, known, dayBegun };
  try {
    return await simulate({ ...options, ...world });
  } finally {
    await kept.close();
  }
}

function read(): Given | number {
  try {
    const { values } = parseArgs({
      options: {
        patients: { type: 'string' },
        days: { type: 'string' },
        seed: { type: 'string' },
        from: { type: 'string' },
        json: { type: 'boolean' },
        threads: { type: 'string' },
        store: { type: 'string' },
        into: { type: 'string' },
        content: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) return (console.log(USAGE), 0);
    const options = given.parse(values);
    if (options.into !== undefined && options.store !== 'embedded')
      return wrong('--into and --store do not go together');
    return options;
  } catch (fault) {
    if (fault instanceof z.ZodError)
      return wrong(fault.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));
    return wrong(fault instanceof Error ? fault.message : 'the options cannot be read');
  }
}

function wrong(because: string): number {
  console.error(`${because}\n\n${USAGE}`);
  return 2;
}

function firstDayFor({ into, days }: Given, content: Content): Day {
  return into === undefined ? USUAL_FIRST_DAY : dayAfter(localDay(Date.now(), content.clinic.zone), -days);
}

function practicePatients(contentDir: string, content: Content): Known[] {
  const csv = readFileSync(join(contentDir, 'demo-patients.csv'), 'utf8');
  const list = readList(csv, faultWords(content, 'en'));
  if (list.kind === 'wrong') throw new AppError('CONTENT', `demo-patients.csv: ${list.because}`);
  return list.rows.flatMap((row) => {
    const read = row.kind === 'row' ? enrolRow.safeParse(row.cells) : undefined;
    if (read?.success !== true || read.data.id === undefined) return [];
    const { id, name, mobile: number, language: lang, zone, check_in: checkIn } = read.data;
    return [{ id, name, number, lang, zone, checkIn }];
  });
}

/** A line now and then on stderr, so that nobody wonders whether it still runs. */
function nowAndThen<A extends unknown[]>(line: (...of: A) => string): (...of: A) => void {
  const EVERY_MS = 5_000;
  let told = performance.now();
  return (...of) => {
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    console.error(`simulate: ${line(...of)}, ${Math.round(told / 1_000)} s`);
  };
}
