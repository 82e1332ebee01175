/** What all rules about numbers together would have opened on the past, as a clinical lead counts it: a month in a clinic of 300. */
import { DAY, type Day, type Instant } from '../model/time.ts';
import { outranks } from '../model/signal.ts';
import type { Found } from '../risk/backtest.ts';

const MONTH = 30 * DAY;
const CLINIC = 300;
const NAME = 40;
const COLUMN = 12;

/** One person on one day: several rules that meet the same day are one. */
interface Opened {
  person: number;
  found: Found[];
}

export class AllRules {
  readonly #weekly: readonly string[];
  #people = 0;
  #first = Infinity;
  #last = -Infinity;
  readonly #opened = new Map<string, Opened>();

  /** `weekly`: what is told once a week, by its task. */
  constructor(weekly: readonly string[]) {
    this.#weekly = weekly;
  }

  person(): void {
    this.#people += 1;
  }

  tried(at: Instant, day: Day, found: readonly Found[]): void {
    this.#first = Math.min(this.#first, at);
    this.#last = Math.max(this.#last, at);
    if (found.length === 0) return;
    const key = `${this.#people}/${day}`;
    const known = this.#opened.get(key)?.found ?? [];
    this.#opened.set(key, { person: this.#people, found: [...known, ...found] });
  }

  /** `known`: what is told without a call once a clinician has talked about it, which nothing here knows of. */
  report(notReplayed: readonly string[], known: readonly string[]): string {
    if (this.#people === 0 || this.#last < this.#first) return 'There are no numbers to try the rules on.';
    const all = [...this.#opened.values()];
    const rules = [...new Set(all.flatMap(({ found }) => found.map(({ rule }) => rule)))];
    const rows = rules
      .map((rule) => ({ rule, those: all.filter(({ found }) => found.some((each) => each.rule === rule)) }))
      .sort((a, b) => b.those.length - a.those.length || (a.rule < b.rule ? -1 : 1));
    const told = (how: Told) => all.filter((each) => this.#toldOf(each) === how);
    return [
      `All rules about numbers, tried on ${this.#people} people, ${shown(this.#first)} to ${shown(this.#last)}.`,
      line('', ['entries', 'people', 'of 300']),
      this.#row('all, one a person and day', all),
      this.#row('somebody would have been called', told('called')),
      this.#row("on the next day's list", told('day')),
      this.#row('on the list of the week', told('week')),
      ...rows.map(({ rule, those }) => this.#row(rule, those)),
      `To open in a clinic of 300: ${this.#month(told('called'))} calls a month, and at most one list a day, with the other entries as its lines.`,
      'An entry that is open takes up what is found later, so in the service there are fewer.',
      `Not replayed, for they hang on dangers heard before: ${notReplayed.join(', ')}.`,
      ...(known.length === 0
        ? []
        : [
            `Each time a call here, and in the service none where it was talked about and is no worse: ${known.join(', ')}.`,
          ]),
    ].join('\n');
  }

  #row(name: string, those: readonly Opened[]): string {
    const people = new Set(those.map(({ person }) => person)).size;
    return line(name, [those.length, people, this.#month(those)]);
  }

  #month({ length }: readonly Opened[]): number {
    const months = Math.max(1, this.#last - this.#first) / MONTH;
    return Math.round((length / this.#people) * (CLINIC / months));
  }

  #toldOf({ found }: Opened): Told {
    if (found.some(({ tier }) => outranks(tier, 'soon'))) return 'called';
    const isSlow = ({ task, signals }: Found) =>
      task !== undefined && signals.length === 0 && this.#weekly.includes(task);
    return found.every(isSlow) ? 'week' : 'day';
  }
}

type Told = 'called' | 'day' | 'week';

function line(name: string, columns: readonly (string | number)[]): string {
  return `  ${name}`.padEnd(NAME) + columns.map((each) => String(each).padStart(COLUMN)).join('');
}

function shown(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
