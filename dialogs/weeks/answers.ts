/** What a reply to a question of a plan of weeks means, and what becomes of the plan. */
import { LEAST_WEEKS, MOST_WEEKS, aimWeeksOf } from '../../src/coaching/aim-weeks.ts';
import { hoursOf } from '../../src/coaching/work-weeks.ts';
import { currentAim } from '../../src/model/aim.ts';
import { dayAfter, localDay } from '../../src/model/time.ts';
import { readChoice } from '../../src/reading/choice.ts';
import { readNumber, type Scale } from '../../src/reading/number.ts';
import { readPlain } from '../../src/reading/own-words.ts';
import type { Turn } from '../../src/turn/turn.ts';
import type { Then } from '../guided.ts';
import { wordsOf } from '../turn-of.ts';
import { lookAtAim, lookAtWork } from './look.ts';
import { sayAimWeeks, sayWorkWeeks } from './read-back.ts';
import { optionsOf } from './show.ts';
import { stagesOf, type Stage, type WeeksState } from './state.ts';

/** As long as fits when it is read back. */
const MOST_WORDS = 60;
const RANGES: Partial<Record<Stage, Scale>> = {
  weeks: { min: LEAST_WEEKS, max: MOST_WEEKS, of: 'weeks' },
  sure: { min: 0, max: 10 },
  ability: { min: 0, max: 10 },
  hours: { min: 0, max: 60, of: 'hours' },
  goal: { min: 1, max: 60, of: 'hours' },
  start: { min: 0, max: 60, of: 'days' },
};
/** Whoever is less sure than this takes a smaller first step. */
const SURE = 7;

export function isOwnWords(stage: Stage): boolean {
  return stage !== 'felt' && RANGES[stage] === undefined;
}

export function take(turn: Turn, state: WeeksState, text: string, skips = false): Then {
  const { stage } = state;
  if (stage === 'felt') return felt(turn, text);
  const range = RANGES[stage];
  if (range !== undefined) {
    const value = numberIn(turn, text, range);
    return value === undefined ? 'unclear' : number(turn, state, value);
  }
  const isNone = skips || text === '' || readPlain(text, wordsOf(turn)) === 'no';
  if (isNone && (stage === 'role' || stage === 'doing')) return 'unclear';
  state.words = { ...state.words, [stage]: isNone ? '' : text.slice(0, MOST_WORDS) };
  return onward(state);
}

function number(turn: Turn, state: WeeksState, value: number): Then {
  const { stage } = state;
  if (stage === 'ability') {
    lookAtAim(turn, value);
    return 'end';
  }
  state.numbers = { ...state.numbers, [stage]: value };
  if (stage === 'goal' && value < (state.numbers.hours ?? 0)) return 'unclear';
  if (stage === 'sure' && value < SURE && state.words.sure === undefined) {
    // Asked once: the second time it is taken as it is.
    turn.say('weeks.smaller');
    Object.assign(state, { stage: 'doing', words: { ...state.words, sure: 'once' }, tries: 0 });
    return 'ask';
  }
  if (stage === 'sure') return keepAim(turn, state);
  if (stage === 'start') return keepWork(turn, state);
  return onward(state);
}

function onward(state: WeeksState): Then {
  const stages: readonly Stage[] = stagesOf[state.of];
  Object.assign(state, { stage: stages[stages.indexOf(state.stage) + 1] ?? state.stage, tries: 0 });
  return 'ask';
}

function keepAim(turn: Turn, { words, numbers }: WeeksState): Then {
  const kept = currentAim(turn.aims);
  if (kept === undefined) return 'end';
  const from = localDay(turn.now, turn.patient.zone);
  const first = kept.points.at(-1)?.value ?? 0;
  const { reach } = kept.aim.target;
  const plan = {
    aim: kept.aim.id,
    doing: words.doing ?? '',
    from,
    first,
    reach,
    weeks: numbers.weeks ?? MOST_WEEKS,
  };
  turn.keepWeeks({ ...turn.weeks, aim: aimWeeksOf(plan) });
  sayAimWeeks(turn);
  return 'end';
}

function keepWork(turn: Turn, { words, numbers }: WeeksState): Then {
  const from = dayAfter(localDay(turn.now, turn.patient.zone), numbers.start ?? 0);
  const goal = numbers.goal ?? 0;
  turn.keepWeeks({
    ...turn.weeks,
    work: {
      role: words.role ?? '',
      leaveOut: words['leave-out'] ?? '',
      limits: words.limits ?? '',
      breaks: words.breaks ?? '',
      who: words.who ?? '',
      goal,
      steps: hoursOf(numbers.hours ?? 0, goal, from),
      at: 0,
      nextLook: dayAfter(from, 14),
      looks: [],
    },
  });
  sayWorkWeeks(turn);
  turn.say('weeks.work-yours');
  return 'end';
}

function felt(turn: Turn, text: string): Then {
  const chosen = readChoice(text, optionsOf(turn, { stage: 'felt' }), wordsOf(turn));
  if (chosen === undefined) return 'unclear';
  lookAtWork(turn, chosen);
  return 'end';
}

function numberIn(turn: Turn, text: string, range: Scale): number | undefined {
  const read = readNumber(text, range, wordsOf(turn));
  if (read.kind !== 'value') return undefined;
  const value = Math.round(read.value);
  return value >= range.min && value <= range.max ? value : undefined;
}
