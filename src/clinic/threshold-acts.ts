/** Setting a limit of one patient's own, or ending it. It is kept with the patient, so that the next answer is judged by it alone. */
import { readFile } from '../model/file.ts';
import { adjustable, lastDay, LONGEST_REASON, type Threshold } from '../model/threshold.ts';
import { localDay, shownDay } from '../model/time.ts';
import type { Answer } from '../ports/http.ts';
import { PATIENTS, withPatient, type Opened } from './break-glass.ts';
import { then, type Visit } from './door.ts';
import { dayFault, wordsFault } from './field-faults.ts';
import type { Pages } from './pages.ts';
import { shownPatient } from './patient-page.ts';
import { faultsOf, type Fault } from './returned.ts';
import { LIMIT_FORM } from './threshold-part.ts';

const MOST_KEPT = 20;

export async function setThreshold(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  return withPatient(pages, visit, form.get('patient') ?? '', async (record) => {
    const { owner, at } = record;
    if (form.get('act') === 'remove') return removed(pages, visit, record, form.get('rule') ?? '');
    const faults = faultsIn(pages, visit, record, form);
    if (faults.length > 0)
      return shownPatient(pages, visit, record, { form: LIMIT_FORM, typed: form, faults });
    const given = (name: string) => (form.get(name) ?? '').trim();
    const [rule, until, value] = [given('rule'), given('until'), Number(given('value'))];
    const set = { rule, value, reason: given('reason'), until, by: visit.who.id, at };
    await keep(pages, owner, (own) => [...own.filter((each) => each.rule !== rule), set]);
    await pages.seen.did(visit, 'threshold set', { rule, value, until }, owner);
    return then(pages, `${PATIENTS}${owner}`, visit.say('threshold.kept'));
  });
}

async function removed(pages: Pages, visit: Visit, { owner }: Opened, rule: string): Promise<Answer> {
  await keep(pages, owner, (own) => own.filter((each) => each.rule !== rule));
  await pages.seen.did(visit, 'threshold removed', { rule }, owner);
  return then(pages, `${PATIENTS}${owner}`, visit.say('threshold.removed'));
}

/** Whether a number is within bounds can be told only of a rule that has some. */
function faultsIn({ content }: Pages, visit: Visit, record: Opened, form: URLSearchParams): Fault[] {
  const { say } = visit;
  const given = (name: string) => (form.get(name) ?? '').trim();
  const rule = content.triggers.find(({ id }) => id === given('rule'));
  const bounds = rule && adjustable(rule);
  const isWithin = (typed: string, { least, most }: NonNullable<typeof bounds>) =>
    typed !== '' && Number(typed) >= least && Number(typed) <= most;
  const today = localDay(record.at, record.file.patient.zone);
  const value =
    bounds && !isWithin(given('value'), bounds) ? say('threshold.bounds', { ...bounds }) : undefined;
  return faultsOf([
    ['rule', say('threshold.rule'), bounds === undefined ? say('threshold.not-this') : undefined],
    ['value', say('threshold.value'), value],
    ['until', say('threshold.last'), lastDayFault(visit, given('until'), today)],
    ['reason', say('threshold.reason'), wordsFault(say, given('reason'), LONGEST_REASON)],
  ]);
}

function lastDayFault({ say, who }: Visit, until: string, today: string): string | undefined {
  const last = lastDay(today);
  const isInTime = until >= today && until <= last;
  return (
    dayFault(say, until) ?? (isInTime ? undefined : say('threshold.days', { day: shownDay(last, who.lang) }))
  );
}

async function keep(
  { store }: Pages,
  owner: string,
  changed: (own: readonly Threshold[]) => Threshold[],
): Promise<void> {
  for (;;) {
    const file = readFile((await store.read(owner)).docs);
    if (file === undefined) return;
    const thresholds = changed(file.patient.thresholds ?? []).slice(-MOST_KEPT);
    const committed = await store.commit(owner, {
      expect: { patient: file.versions['patient'] ?? 0 },
      put: { patient: { ...file.patient, thresholds } },
    });
    if (committed.kind === 'committed') return;
  }
}
