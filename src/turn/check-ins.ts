import type { Content } from '../content/content.ts';
import {
  stillKnown,
  withAnswer,
  withDay,
  withEarlier,
  type Answer,
  type CheckIn,
} from '../model/check-in.ts';
import type { Event } from '../model/event.ts';
import type { PatientFile } from '../model/file.ts';
import { isFull } from '../model/full.ts';
import type { Questionnaire } from '../model/questionnaire.ts';
import type { Instant } from '../model/time.ts';
import type { Kept } from './kept.ts';
import { progressOf } from './progress.ts';
import { routeTo } from './speech.ts';
import { trendsOf } from './trends.ts';
import type { Turn } from './turn.ts';

interface Given {
  file: PatientFile;
  event: Event;
  now: Instant;
  content: Content;
  kept: Kept;
}

/** The check-ins that one turn changes, and what their numbers leave behind where the conversation stands. */
export class CheckIns {
  /** Those that came to their end, for the patient's log. */
  readonly ended: CheckIn[] = [];
  readonly #given: Given;
  readonly #kept: Kept;

  constructor(given: Given) {
    this.#given = given;
    this.#kept = given.kept;
  }

  get newest(): CheckIn | undefined {
    return this.#kept.get('checkIn');
  }

  get earlier(): readonly CheckIn[] {
    return this.#kept.get('earlier')?.checkIns ?? [];
  }

  keep(next: CheckIn): void {
    const { newest } = this;
    if (newest !== undefined && newest.day < next.day) {
      const { putRightDays } = this.#given.content.checkIns;
      this.#kept.put('earlier', withEarlier(this.#kept.get('earlier'), newest, next, putRightDays));
    }
    this.#kept.put('checkIn', next);
    if (next.status === 'open') return;
    this.#end(next);
    this.#noteLast(numbersOf(next));
  }

  record(given: Parameters<Turn['record']>[0]): void {
    const { newest } = this;
    if (newest === undefined) throw new Error('an answer was recorded outside a check-in');
    this.keep(withAnswer(newest, { flags: [], ...given, ...this.#givenNow() }));
  }

  amend({ day, ...first }: CheckIn, answer: Parameters<Turn['amend']>[1]): void {
    const { newest, earlier } = this;
    const isNewest = newest?.day === day;
    const of = (isNewest ? newest : earlier.find((each) => each.day === day)) ?? { ...first, day };
    const answered = withAnswer(of, { ...answer, ...this.#givenNow() });
    const next = lateIn(answered, this.#given.content.questionnaire(of.questionnaire));
    if (isNewest) this.#kept.put('checkIn', next);
    else this.#kept.put('earlier', withDay(earlier, next));
    if (next.status === 'open') return;
    this.#end(next);
    const { linkId, value } = answer;
    if (typeof value === 'number' && !this.#isAnsweredAfter(day, linkId)) this.#noteLast({ [linkId]: value });
  }

  #isAnsweredAfter(day: string, linkId: string): boolean {
    const later = [this.newest, ...this.earlier].filter((each) => each !== undefined && each.day > day);
    return later.some((each) =>
      each?.answers.some((one) => one.linkId === linkId && typeof one.value === 'number'),
    );
  }

  #end(ended: CheckIn): void {
    this.ended.push(ended);
    const { checkIns, outcomes } = this.#given.content;
    const { talk } = this.#kept;
    const known = stillKnown(ended, checkIns.lateDays);
    this.#kept.note({ ...trendsOf(talk, known), ...progressOf(talk, known, outcomes) });
  }

  #noteLast(numbers: Record<string, number>): void {
    this.#kept.note({ last: { ...this.#kept.talk.last, ...numbers } });
  }

  #givenNow(): Pick<Answer, 'at' | 'channel'> {
    const { file, event, now } = this.#given;
    return { at: now, channel: routeTo(file, event)?.channel ?? 'sms' };
  }
}

/** An answer that came late is one all the same, and the last of them makes the day whole. */
function lateIn(answered: CheckIn, form: Questionnaire | undefined): CheckIn {
  if (answered.status === 'open' || answered.status === 'complete') return answered;
  return { ...answered, status: isFull(form, answered) ? 'complete' : 'partial' };
}

function numbersOf({ answers }: CheckIn): Record<string, number> {
  return Object.fromEntries(
    answers.flatMap(({ linkId, value }) => (typeof value === 'number' ? [[linkId, value]] : [])),
  );
}
