/** One thing about their own numbers, to who asks for it: a mean, the best or hardest day, or how many days; each with what it rests on. */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import type { Measure } from '../src/model/outcomes.ts';
import { localDay } from '../src/model/time.ts';
import { readFactAsked, type FactAsked } from '../src/reading/fact-asked.ts';
import { adherence } from '../src/outcomes/adherence.ts';
import { meanOf, rounded, upTo, type Point } from '../src/outcomes/numbers.ts';
import type { Turn } from '../src/turn/turn.ts';
import { withOpen } from '../src/model/check-in.ts';
import { labelOf } from './labels.ts';
import { datesOf } from './progress-words.ts';
import { askedIn, dayOf } from './put-right/days.ts';
import { isTakenElsewhere } from './takes.ts';
import { wordsOf } from './turn-of.ts';

/** So far back the numbers of days are kept. */
const DAYS = 28;
/** Of days that are alike no more are named. */
const MOST_NAMED = 3;

export async function hearFactAsked(dc: DialogContext, turn: Turn, said: Said): Promise<boolean> {
  if (said.card !== undefined || said.tier !== 'none' || isTakenElsewhere(dc, turn)) return false;
  const today = localDay(turn.now, turn.patient.zone);
  const read = readFactAsked(said.text, askedIn(turn, dayOf(turn, today)), wordsOf(turn));
  if (read === undefined) return false;
  if (read.of === 'count') sayCount(turn, today);
  else sayOf(turn, today, read);
  if (dc.activeDialog !== undefined) await dc.repromptDialog();
  return true;
}

function sayCount(turn: Turn, today: string): void {
  const { answered, asked } = adherence(turn.talk.days, today, DAYS);
  turn.say(asked === 0 ? 'numbers.none' : 'numbers.answered', { days: DAYS, answered, asked });
}

/** Where nothing is named it is of pain, whose number everybody means. */
function sayOf(turn: Turn, today: string, { of, about }: FactAsked): void {
  const { measures } = turn.content.outcomes;
  const named = about.length > 0 ? about : measures.filter(({ kind }) => kind === 'pain').map(({ id }) => id);
  const trends = withOpen(turn.talk.trends, turn.checkIn);
  const all = measures
    .filter(({ id }) => named.includes(id))
    .map((measure) => ({ measure, points: upTo(trends[measure.of] ?? [], today, DAYS) }))
    .filter(({ points }) => points.length > 0);
  if (all.length === 0) return turn.say('numbers.none');
  for (const { measure, points } of all) sayOne(turn, measure, points, of);
}

function sayOne(turn: Turn, { id, better }: Measure, points: readonly Point[], of: FactAsked['of']): void {
  const values = points.map(({ value }) => value);
  const said = { label: labelOf(turn, id), entries: points.length, days: DAYS };
  if (of === 'mean') return turn.say('numbers.mean-of', { ...said, mean: rounded(meanOf(values)) });
  const value = (of === 'best') === (better === 'lower') ? Math.min(...values) : Math.max(...values);
  const on = points.filter((each) => each.value === value).map(({ day }) => day);
  const day = datesOf(on.slice(-MOST_NAMED), turn.patient.lang);
  turn.say(`numbers.${of}-of`, { ...said, value, day });
}
