/** What is told of a day: kept, answered in one sentence, and at the end of a week what comes next. */
import { MINUTES } from '../../src/model/pacing.ts';
import { localDay, shownDay, type Day } from '../../src/model/time.ts';
import { askedDay, slice, withBeside, withMinutes, type News } from '../../src/coaching/pace.ts';
import { rounded } from '../../src/outcomes/numbers.ts';
import { progressOn } from '../../src/outcomes/progress.ts';
import type { ActivityDay } from '../../src/reading/activity-day.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dangerStands } from '../flare/gate.ts';
import { sayBoomBust } from '../outcomes.ts';
import { besideRow, rowOf } from './told.ts';

export function logDay(turn: Turn, told: ActivityDay, day = askedDay(turn.now, turn.patient.zone).day): void {
  const news = keepDay(turn, day, told);
  // An amount to reach is coaching too, and none of it is said while a danger stands.
  if (dangerStands(turn)) return;
  for (const each of news) say(turn, each);
  const row = besideRow(turn, told);
  if (told.minutes === undefined) turn.say('pace.only', { row, day: shownDay(day, turn.patient.lang) });
  else if (row !== '') turn.say('pace.also', { row });
}

/** What is told anew stands in the place of what was told of the same; the rest of the day stays. */
export function putDayRight(turn: Turn, day: Day, told: ActivityDay): void {
  const value = turn.pacing?.log.find((each) => each.day === day)?.value;
  const { day: _, ...before } = turn.pacing?.beside?.find((each) => each.day === day) ?? { day };
  const news = keepDay(turn, day, { ...before, ...told });
  const whole = { ...before, ...(value !== undefined && { minutes: value }), ...told };
  turn.say('pace.now', { day: shownDay(day, turn.patient.lang), row: rowOf(turn, whole) });
  const isMoved = news.filter(({ kind }) => kind === 'started' || kind === 'week');
  if (!dangerStands(turn)) for (const each of isMoved) say(turn, each);
}

function keepDay(turn: Turn, day: Day, { minutes, ...beside }: ActivityDay): News[] {
  const { pacing } = turn;
  if (pacing === undefined) throw new Error('a day without a plan');
  const told = Object.keys(beside).length === 0 ? pacing : withBeside(pacing, { day, ...beside });
  const { plan, news } =
    minutes === undefined ? { plan: told, news: [] } : weighed(turn, told, { day, value: minutes });
  turn.keepPacing({ ...plan, toldAt: turn.now });
  return news;
}

function weighed(
  turn: Turn,
  plan: NonNullable<Turn['pacing']>,
  { day, value }: { day: Day; value: number },
): ReturnType<typeof withMinutes> {
  const { outcomes } = turn.content;
  turn.noteNumber(MINUTES, day, value);
  const flares = progressOn({ ...turn.talk, declared: turn.flares.declared }, day, outcomes).flares;
  const flareDays = [...new Set([...(flares?.days ?? []), ...turn.flares.declared])];
  return withMinutes(plan, { day, value, flareDays }, outcomes.pacing);
}

function say(turn: Turn, news: News): void {
  const rules = turn.content.outcomes.pacing;
  switch (news.kind) {
    case 'counting':
      return turn.say('pace.counting', { count: news.days, needed: news.needs });
    case 'started':
      return turn.say('pace.started', {
        mean: rounded(news.mean),
        entries: news.days,
        minutes: news.quota,
        low: slice(news.quota, rules),
      });
    case 'week':
      return sayWeek(turn, news);
    default: {
      const low = slice(news.quota, rules);
      const isFlare = turn.flares.open !== undefined && news.kind === 'below';
      return turn.say(isFlare ? 'pace.flare' : `pace.${news.kind}`, {
        value: news.value,
        minutes: news.quota,
        low,
      });
    }
  }
}

function sayWeek(turn: Turn, { next, reached, tooMuch, logged }: Extract<News, { kind: 'week' }>): void {
  const key = next.kind === 'hold' ? `pace.week.${next.because}` : `pace.week.${next.kind}`;
  turn.say(key, {
    times: next.kind === 'hold' && next.because === 'too-much' ? tooMuch : reached,
    entries: logged,
    minutes: next.quota,
  });
  const today = localDay(turn.now, turn.patient.zone);
  sayBoomBust(turn, progressOn(turn.talk, today, turn.content.outcomes));
}
