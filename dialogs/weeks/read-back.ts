/** A plan of weeks as the person can read it, show it at work and bring it to a visit. */
import { currentAim } from '../../src/model/aim.ts';
import { shownDay } from '../../src/model/time.ts';
import { phaseNow } from '../../src/model/weeks.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { pieces } from '../plan-shown.ts';
import { shortened } from '../questions.ts';

/** Two segments of SMS. */
const TEXT = 300;

export function sayAimWeeks(turn: Turn): void {
  const plan = turn.weeks.aim;
  const kept = currentAim(turn.aims);
  if (plan === undefined || kept === undefined) return;
  const { lang } = turn.patient;
  const text = (key: string, values: Record<string, string | number>) => turn.content.text(key, lang, values);
  const now = phaseNow(plan);
  const lines = [
    text('weeks.aim-head', { aim: kept.aim.words }),
    text('weeks.aim-doing', { words: plan.doing }),
    ...plan.phases.map(({ name, target, until }) =>
      text(name === now?.name ? `weeks.line-now.${name}` : `weeks.line.${name}`, {
        reach: target,
        day: shownDay(until, lang),
      }),
    ),
    text('weeks.aim-stop', { stop: shortened(kept.aim.stopRule) }),
  ];
  for (const each of pieces(lines, TEXT)) turn.say('weeks.aim-head', {}, { text: each });
}

export function sayWorkWeeks(turn: Turn): void {
  const plan = turn.weeks.work;
  if (plan === undefined) return;
  const { lang } = turn.patient;
  const text = (key: string, values: Record<string, string | number> = {}) =>
    turn.content.text(key, lang, values);
  const own = (key: string, words: string) => (words === '' ? [] : [text(key, { words })]);
  const lines = [
    text('weeks.work-head', { words: plan.role }),
    ...plan.steps
      .slice(plan.at)
      .map(({ from, hours }) => text('weeks.work-step', { day: shownDay(from, lang), value: hours })),
    ...own('weeks.work-leave-out', plan.leaveOut),
    ...own('weeks.work-limits', plan.limits),
    ...own('weeks.work-breaks', plan.breaks),
    ...own('weeks.work-who', plan.who),
    ...(plan.nextLook === undefined ? [] : [text('weeks.work-look', { day: shownDay(plan.nextLook, lang) })]),
  ];
  for (const each of pieces(lines, TEXT)) turn.say('weeks.work-head', {}, { text: each });
}
