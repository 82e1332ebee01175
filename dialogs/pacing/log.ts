/** A day's minutes: kept, answered in one sentence, and at the end of a week what comes next. */
import { MINUTES } from '../../src/model/pacing.ts';
import { localDay } from '../../src/model/time.ts';
import { askedDay, slice, withMinutes, type News } from '../../src/coaching/pace.ts';
import { rounded } from '../../src/outcomes/numbers.ts';
import { progressOn } from '../../src/outcomes/progress.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { dangerStands } from '../flare/gate.ts';
import { sayBoomBust } from '../outcomes.ts';

export function logMinutes(turn: Turn, value: number): void {
  const { pacing } = turn;
  if (pacing === undefined) throw new Error('minutes without a plan');
  const { day } = askedDay(turn.now, turn.patient.zone);
  const { outcomes } = turn.content;
  turn.noteNumber(MINUTES, day, value);
  const flares = progressOn({ ...turn.talk, declared: turn.flares.declared }, day, outcomes).flares;
  const flareDays = [...new Set([...(flares?.days ?? []), ...turn.flares.declared])];
  const { plan, news } = withMinutes(pacing, { day, value, flareDays }, outcomes.pacing);
  turn.keepPacing(plan);
  // An amount to reach is coaching too, and none of it is said while a danger stands.
  if (!dangerStands(turn)) for (const each of news) say(turn, each);
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
