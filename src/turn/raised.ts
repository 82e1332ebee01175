/** The dangers and tasks that one turn raises: the alert as it will be stored, and the stored change that comes of it. */
import type { Content } from '../content/content.ts';
import { cardsNow, phoneInstead, raise } from '../escalation/raise.ts';
import { isSilent, type Alert } from '../model/alert.ts';
import type { Event } from '../model/event.ts';
import { openAlertOf, type PatientFile } from '../model/file.ts';
import type { Signal, Tier } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import { readDirectAnswer } from '../reading/direct-answer.ts';
import { isNoInFull } from '../reading/no-in-full.ts';
import { askedOf } from './doubts.ts';
import { ownId } from './event-id.ts';
import type { Kept } from './kept.ts';
import type { RaisedOf } from './turn.ts';

type Raising = ReturnType<typeof raise>['change'];

interface Given {
  file: PatientFile;
  event: Event;
  now: Instant;
  content: Content;
  kept: Kept;
}

export class Raised {
  readonly #given: Given;
  readonly #changes: Raising[] = [];
  #file: Pick<PatientFile, 'patient' | 'alert' | 'versions'>;

  constructor(given: Given) {
    this.#given = given;
    this.#file = given.file;
  }

  /** The newest, resolved or not. */
  get newest(): Alert | undefined {
    return this.#file.alert;
  }

  get open(): Alert | undefined {
    return openAlertOf(this.#file);
  }

  danger(tier: Exclude<Tier, 'none' | 'ask'>, signals: Signal[], of: RaisedOf = {}): void {
    const { event, now, kept } = this.#given;
    const { task, asked = askedOf(kept.talk, signals, this.#isAnswered()) } = of;
    const { alert, change } = raise(
      this.#file,
      { ...this.#heard(), tier, signals, asked },
      this.#newId(tier),
    );
    const tasked = task === undefined ? alert : withTask(alert, task);
    const phoned = event.kind === 'opted-out' && !isSilent(tasked) ? phoneInstead(tasked, now) : undefined;
    this.#keep(phoned?.alert ?? tasked, {
      ...change,
      due: [...(change.due ?? []), ...(phoned?.due ?? [])],
    });
  }

  task(name: string): void {
    const { open } = this;
    // Its words stand on the alert already.
    if (open?.quotes.some(({ eventId }) => eventId === this.#given.event.id)) {
      const tasked = withTask(open, name);
      const expect = { alert: this.#file.versions['alert'] ?? 0 };
      return this.#keep(tasked, { put: {}, expect, append: {}, due: [cardsNow(tasked)], list: [] });
    }
    const danger = { ...this.#heard(), tier: 'soon' as const, signals: [] };
    const { alert, change } = raise(this.#file, danger, this.#newId(name));
    this.#keep(withTask(alert, name), change);
  }

  change() {
    return {
      expect: Object.assign({}, ...this.#changes.map((each) => each.expect)) as Record<string, number>,
      put: Object.assign({}, ...this.#changes.map((each) => each.put)) as Record<string, unknown>,
      append: Object.assign({}, ...this.#changes.map((each) => each.append)) as Record<string, unknown[]>,
      due: this.#changes.flatMap((each) => each.due ?? []),
      list: this.#changes.flatMap((each) => each.list ?? []),
    };
  }

  #keep(alert: Alert, change: Raising): void {
    this.#file = { ...this.#file, alert };
    this.#changes.push({ ...change, put: { alert } });
  }

  /** Events of our own, such as the end of a day's check-in, have the same id for everybody. */
  #newId(what: string): string {
    const { event, file } = this.#given;
    const isOnes = event.kind === 'said' || event.kind === 'opted-out';
    return isOnes ? `${event.id}/${what}` : ownId(`${event.id}/${what}`, file.patient);
  }

  #heard() {
    const { event, now } = this.#given;
    const text = event.kind === 'said' ? event.text : event.kind === 'opted-out' ? event.words : undefined;
    return { eventId: event.id, at: now, text: text ?? '' };
  }

  /** Whoever reads the alert is shown the question too where the reply alone tells nothing. */
  #isAnswered(): boolean {
    const { event, content } = this.#given;
    if (event.kind !== 'said') return false;
    const words = content.everyWord('en');
    return readDirectAnswer(event.text, words) !== undefined || isNoInFull(event.text, 'mind', words);
  }
}

function withTask(alert: Alert, task: string): Alert {
  return { ...alert, tasks: [...new Set([...alert.tasks, task])] };
}
