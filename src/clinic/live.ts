/**
 * Tells every open page that the alerts have changed, by server-sent events: at once when it happened here, and within a
 * second when another process did it. What has changed the page asks for itself, as whoever is signed in there.
 */
import type { Alert } from '../model/alert.ts';
import type { Answer } from '../ports/http.ts';
import type { Log } from '../ports/log.ts';
import type { Listed } from './open.ts';

export interface Live {
  /** Something has happened to an alert in this process. */
  stirred(): void;
  /** `isStill` is asked from time to time whether the session still stands. */
  answer(isStill: () => Promise<boolean>): Answer;
}

interface Deps {
  open(): Promise<Listed[]>;
  log: Log;
}

const LOOK_MS = 500;
const BEAT_MS = 15_000;

export function createLive({ open, log }: Deps): Live {
  const listeners = new Set<(chunk: string) => void>();
  let before = '';
  let looking: Promise<void> | undefined;
  let again = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    try {
      const now = JSON.stringify((await open()).map(({ alert }) => standingOf(alert)));
      if (before !== '' && now !== before)
        for (const write of listeners) write('event: changed\ndata: {}\n\n');
      before = now;
    } catch (fault) {
      log.warn('open alerts not looked at', {}, fault);
    }
  }

  /** One look at a time; what is stirred during one is looked at after it. */
  function stirred(): void {
    if (listeners.size === 0) return;
    again = looking !== undefined;
    looking ??= look().finally(() => {
      looking = undefined;
      if (again) stirred();
    });
  }

  function listen(write: (chunk: string) => void): void {
    if (listeners.size === 0) {
      before = '';
      // A store that is slower than this is not asked anew because of it.
      timer = setInterval(() => looking === undefined && stirred(), LOOK_MS);
      timer.unref();
    }
    listeners.add(write);
    stirred();
  }

  function leave(write: (chunk: string) => void): void {
    listeners.delete(write);
    if (listeners.size === 0) clearInterval(timer);
  }

  return {
    stirred,
    answer: (isStill) => ({
      status: 200,
      type: 'text/event-stream; charset=utf-8',
      stream(write) {
        // Whatever happened between the page and this line is asked for with it.
        write('retry: 2000\nevent: changed\ndata: {}\n\n');
        listen(write);
        const beat = setInterval(() => {
          void isStill().then(
            (stands) => write(stands ? ': still here\n\n' : 'event: over\ndata: {}\n\n'),
            () => write(': still here\n\n'),
          );
        }, BEAT_MS);
        beat.unref();
        return () => {
          clearInterval(beat);
          leave(write);
        };
      },
    }),
  };
}

/** Everything of an alert that a page shows changes one of these. */
function standingOf(of: Alert): unknown[] {
  const facts = (of.earlierFacts?.count ?? 0) + of.facts.length;
  return [of.id, of.status, of.tier, facts, of.quotes.length, of.snoozedUntil, of.contactAt, of.tasks.length];
}
