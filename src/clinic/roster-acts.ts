/** A change of the roster that was entered on its page. It counts from the next page on; the files stay what they are. */
import { changeRoster, readBook, type RosterChange } from '../escalation/roster-book.ts';
import { leave, override, periodOf } from '../model/roster.ts';
import type { Content } from '../content/content.ts';
import type { Answer } from '../ports/http.ts';
import { then, type Visit } from './door.ts';
import { dayFault, timeFault } from './field-faults.ts';
import type { Say } from './frame.ts';
import type { Pages } from './pages.ts';
import { faultsOf, type Fault } from './returned.ts';
import { ROSTER_PAGE } from './roster-forms.ts';
import { rosterPage } from './roster-page.ts';

export async function actOnRoster(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { store, content, seen } = pages;
  const { say, who } = visit;
  const wanted = form.get('act') === 'remove' ? await removal(pages, form) : changeIn(content, say, form);
  if (typeof wanted === 'string') return then(pages, ROSTER_PAGE, say(wanted));
  if ('faults' in wanted)
    return rosterPage(pages, visit, { form: wanted.kind, typed: form, faults: wanted.faults });
  const number = await changeRoster(store, content.clinic.zone, `clinician/${who.id}`, wanted);
  if (number === undefined) return then(pages, ROSTER_PAGE, say('roster.gone'));
  await seen.did(visit, 'roster changed', { number, kind: wanted.kind });
  const done = wanted.kind === 'removed' ? 'roster.removed' : 'roster.kept';
  return then(pages, ROSTER_PAGE, say(done, { count: number }));
}

type Kind = 'override' | 'leave';
interface Faulty {
  kind: Kind;
  faults: Fault[];
}

/** A change, or what is wrong with it; 'faults.not-ours' for what no form of the page has sent. */
export function changeIn(
  content: Content,
  say: Say,
  form: URLSearchParams,
): RosterChange | Faulty | 'faults.not-ours' {
  const kind = form.get('act');
  if (kind !== 'override' && kind !== 'leave') return 'faults.not-ours';
  const given = (name: string) => form.get(`${kind}-${name}`)?.trim() ?? '';
  const faults = faultsIn(content, say, kind, given);
  if (faults.length > 0) return { kind, faults };
  const change = readChange(kind, given);
  const { from, until } = periodOf(change.of, content.clinic.zone);
  if (until > from) return change;
  const late = given('until-at') !== '' && given('until') === given('from') ? 'until-at' : 'until';
  return { kind, faults: faultsOf([[`${kind}-${late}`, say(`roster.${late}`), say('roster.backwards')]]) };
}

type Given = (name: string) => string;

function faultsIn({ clinic, roster }: Content, say: Say, kind: Kind, given: Given): Fault[] {
  const isSomebody = (name: string) => clinic.clinicians.some(({ id }) => id === given(name));
  const isPlace = kind === 'leave' || roster.lines.some(({ name }) => name === given('line'));
  const isCovered = kind === 'override' || given('cover') === '' || isSomebody('cover');
  const of = (name: string, words: string | undefined, label = name) =>
    [`${kind}-${name}`, say(`roster.${label}`), words] as const;
  const chosen = (isRight: boolean) => (isRight ? undefined : say('faults.choice'));
  const clock = (name: string) => (given(name) === '' ? undefined : timeFault(say, given(name)));
  return faultsOf([
    of('line', chosen(isPlace)),
    of('who', chosen(isSomebody('who')), kind === 'leave' ? 'away' : 'who'),
    of('cover', chosen(isCovered), 'cover-by'),
    of('from', dayFault(say, given('from'))),
    of('from-at', clock('from-at')),
    of('until', dayFault(say, given('until'))),
    of('until-at', clock('until-at')),
  ]);
}

function readChange(kind: Kind, given: Given): Extract<RosterChange, { kind: Kind }> {
  const time = (name: string) => `${given(name)} ${given(`${name}-at`)}`.trim();
  const common = { who: given('who'), from: time('from'), until: time('until') };
  if (kind === 'override') return { kind, of: override.parse({ ...common, line: given('line') }) };
  const cover = given('cover');
  return { kind, of: leave.parse({ ...common, ...(cover === '' ? {} : { cover }) }) };
}

async function removal({ store }: Pages, form: URLSearchParams): Promise<RosterChange | 'roster.gone'> {
  const number = Number(form.get('number'));
  const { overrides, leave: away } = await readBook(store);
  return [...overrides, ...away].some((each) => each.number === number)
    ? { kind: 'removed', number }
    : 'roster.gone';
}
