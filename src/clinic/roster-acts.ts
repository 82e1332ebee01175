/** A change of the roster that was entered on its page. It counts from the next page on; the files stay what they are. */
import { changeRoster, readBook, type RosterChange } from '../escalation/roster-book.ts';
import { leave, override, periodOf } from '../model/roster.ts';
import type { Content } from '../content/content.ts';
import type { Answer } from '../ports.ts';
import { then, type Visit } from './door.ts';
import type { Pages } from './pages.ts';
import { ROSTER_PAGE } from './roster-page.ts';

export async function actOnRoster(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { store, content, seen } = pages;
  const { zone } = content.clinic;
  const wanted = form.get('act') === 'remove' ? await removal(pages, form) : changeIn(content, form);
  if (typeof wanted === 'string') return then(pages, ROSTER_PAGE, visit.say(`roster.${wanted}`));
  const number = await changeRoster(store, zone, `clinician/${visit.who.id}`, wanted);
  if (number === undefined) return then(pages, ROSTER_PAGE, visit.say('roster.gone'));
  await seen.did(visit, 'roster changed', { number, kind: wanted.kind });
  return then(
    pages,
    ROSTER_PAGE,
    visit.say(wanted.kind === 'removed' ? 'roster.removed' : 'roster.kept', { count: number }),
  );
}

/** A change, or the name of what is wrong with it. */
export function changeIn(content: Content, form: URLSearchParams): RosterChange | 'not-read' | 'backwards' {
  const kind = form.get('act');
  if (kind !== 'override' && kind !== 'leave') return 'not-read';
  const given = (name: string) => form.get(`${kind}-${name}`)?.trim() ?? '';
  const time = (name: string) => `${given(name)} ${given(`${name}-at`)}`.trim();
  const common = { who: given('who'), from: time('from'), until: time('until') };
  const isKnown = (id: string) => content.clinic.clinicians.some((each) => each.id === id);
  const people = [common.who, ...(given('cover') === '' ? [] : [given('cover')])];
  const change = readChange(kind, common, given('line'), given('cover'));
  if (change === undefined || !people.every(isKnown)) return 'not-read';
  if (change.kind === 'override' && !content.roster.lines.some(({ name }) => name === change.of.line))
    return 'not-read';
  const { from, until } = periodOf(change.of, content.clinic.zone);
  return until > from ? change : 'backwards';
}

function readChange(
  kind: 'override' | 'leave',
  common: { who: string; from: string; until: string },
  line: string,
  cover: string,
): Extract<RosterChange, { kind: 'override' | 'leave' }> | undefined {
  if (kind === 'override') {
    const read = override.safeParse({ ...common, line });
    return read.success ? { kind, of: read.data } : undefined;
  }
  const read = leave.safeParse({ ...common, ...(cover === '' ? {} : { cover }) });
  return read.success ? { kind, of: read.data } : undefined;
}

async function removal({ store }: Pages, form: URLSearchParams): Promise<RosterChange | 'gone'> {
  const number = Number(form.get('number'));
  const { overrides, leave: away } = await readBook(store);
  return [...overrides, ...away].some((each) => each.number === number)
    ? { kind: 'removed', number }
    : 'gone';
}
