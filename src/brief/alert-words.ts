/** An alert in words: what was heard when, who took it, and how it ended. */
import { readable } from '../model/time.ts';
import type { AlertSeen, Moment } from './line.ts';
import { nameOf, type Wording } from './wording.ts';

/** Of what came after the opening; that it was raised is always told. */
const MOST_LATER = 2;
/** Reasons at one instant. */
const MOST_REASONS = 2;

export function alertText(alert: AlertSeen, open: boolean, zone: string, words: Wording): string {
  const when = (at: number) => readable(at, zone, words.lang);
  const { closed } = alert;
  const told = happenedText(alert, when, words);
  if (open || closed === undefined)
    return [
      told,
      takenText(alert, words) ?? words.say('brief.alert-not-taken'),
      words.say('brief.alert-open'),
    ].join(' ');
  const { outcome } = closed;
  const ended = words.say('brief.alert-closed', {
    time: when(closed.at),
    clinician: words.clinician(closed.by),
    fault: outcome === undefined ? words.say('brief.outcome-unknown') : words.say(`page.outcome.${outcome}`),
  });
  return [told, takenText(alert, words), ended].filter((each) => each !== undefined).join(' ');
}

function takenText({ acknowledged }: AlertSeen, { say, clinician }: Wording): string | undefined {
  return (
    acknowledged &&
    say('brief.alert-taken', {
      clinician: clinician(acknowledged.by),
      minutes: Math.max(1, Math.round(acknowledged.afterMs / 60_000)),
    })
  );
}

/** How it began, and what came later; of much that came the newest, and always that it was raised. */
function happenedText(alert: AlertSeen, when: (at: number) => string, words: Wording): string {
  const [first, ...later] = alert.happened;
  const about = alert.tasks.map((each) => nameOf(`task.${each}`, each, words)).slice(0, MOST_REASONS);
  const begun = reasons(first, words);
  const head = words.say('brief.alert', {
    label: alert.label,
    tier: words.say(`tier.${alert.tier}`),
    time: when(first.at),
    why: begun || about.join('; ') || words.say('tier.none'),
  });
  const also = begun && about.length > 0 ? [words.say('brief.alert-also', { why: about.join('; ') })] : [];
  const shown = later.filter((each, at) => each.raisedTo !== undefined || at >= later.length - MOST_LATER);
  return [head, ...shown.map((each) => laterText(each, when, words)), ...also].join(' ');
}

function laterText(moment: Moment, when: (at: number) => string, words: Wording): string {
  const { at, raisedTo } = moment;
  const values = { time: when(at), why: reasons(moment, words) };
  if (raisedTo === undefined) return words.say('brief.alert-then', values);
  const key = values.why === '' ? 'brief.alert-raised' : 'brief.alert-raised-by';
  return words.say(key, { ...values, tier: words.say(`tier.${raisedTo}`) });
}

function reasons({ signals }: Moment, { say }: Wording): string {
  const named = signals.slice(0, MOST_REASONS).map((each) => say(`signal.${each}`));
  return named.join('; ');
}
