/** An act on an alert from its page, through the same desk as by text and card: who comes second learns who was first. */
import { outcome } from '../model/outcome.ts';
import type { Content } from '../content/content.ts';
import type { Act } from '../escalation/acts.ts';
import type { Outcome } from '../escalation/desk.ts';
import { becameOf } from '../turn/outcome-words.ts';
import type { Answer } from '../ports/http.ts';
import { shownAlert } from './alert-page.ts';
import { alertPath, wantedIn } from './alert-path.ts';
import { MOST_NOTE } from './act-forms.ts';
import { then, type Visit } from './door.ts';
import { newestOf, type Found } from './open.ts';
import type { Pages } from './pages.ts';
import { faultsOf } from './returned.ts';
import { writeTo } from './write-acts.ts';

export async function actOnAlert(pages: Pages, visit: Visit, form: URLSearchParams): Promise<Answer> {
  const { content, desk, labels } = pages;
  const { say, who, request } = visit;
  const wanted = wantedIn(request.path);
  const found = wanted && (await labels.find(wanted));
  if (found === undefined || 'several' in found) return then(pages, '/clinic', say('alert.not-open'));
  const here = alertPath(found.alert);
  if (form.get('act') === 'write') return writeTo(pages, visit, found, form);
  const act = actIn(content, form);
  if (act === undefined) return keepingNote(pages, visit, found, form, say('page.card.missing'));
  // What they saw may be over, and another danger of the same person open by now: nobody closes what they have not seen.
  const alertId = form.get('alert') ?? '';
  const became: Outcome =
    alertId === found.alert.id
      ? await desk.act(found.owner, alertId, { clinician: who.id, by: 'web' }, act)
      : { kind: 'unknown' };
  const told = became.kind === 'unknown' ? say('acts.changed') : inWords(pages, visit, became);
  const isClosed = became.kind === 'done' && act.act === 'resolve';
  return isClosed ? then(pages, here, told) : keepingNote(pages, visit, found, form, told);
}

/** Whoever has begun to write how it ended, and does something else or forgets a part of it, writes it only once. */
async function keepingNote(
  pages: Pages,
  visit: Visit,
  found: Found,
  form: URLSearchParams,
  told: string,
): Promise<Answer> {
  const { owner, alert } = found;
  const now = await newestOf(pages.store, owner);
  const isOver = now?.alert.id !== alert.id || now.alert.status === 'resolved';
  if ((form.get('note') ?? '').trim() === '' || isOver) return then(pages, alertPath(alert), told);
  const isClosing = form.get('act') === 'resolve';
  const faults = faultsOf([['outcome', visit.say('page.card.outcome'), isClosing ? told : undefined]]);
  return shownAlert(pages, visit, now, { form: 'resolve', typed: form, faults, told });
}

function inWords({ content }: Pages, { who, say }: Visit, became: Outcome): string {
  if (became.kind === 'done' && became.act.act === 'acknowledge')
    return say('acts.acknowledged', { label: became.alert.label });
  if (became.kind === 'done' && became.act.act === 'take-over')
    return say('acts.taken-over', { label: became.alert.label });
  const { key, values } = becameOf(content, who, became);
  return content.text(key, who.lang, values);
}

/** A form can be filled by any program, so every field is read as if a stranger had sent it. */
function actIn({ clinic }: Content, form: URLSearchParams): Act | undefined {
  const act = form.get('act');
  switch (act) {
    case 'acknowledge':
    case 'in-contact':
    case 'take-over':
    case 'hand-back':
      return { act };
    case 'snooze': {
      const minutes = Number(form.get('minutes'));
      return Number.isInteger(minutes) && minutes > 0 ? { act, minutes } : undefined;
    }
    case 'reassign': {
      const to = clinic.clinicians.find(({ id }) => id === form.get('to'))?.id;
      return to === undefined ? undefined : { act, to };
    }
    case 'resolve': {
      const how = outcome.safeParse(form.get('outcome'));
      const note = form.get('note')?.trim().slice(0, MOST_NOTE);
      return how.success ? { act, outcome: how.data, note: note || undefined } : undefined;
    }
    default:
      return undefined;
  }
}
