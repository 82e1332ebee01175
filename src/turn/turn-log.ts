/**
 * One id follows a message from the webhook to the delivery report: the id of its event. Every id that a turn gives away
 * (a message, an alert, a due entry) contains it, so it is read from there and stands in each line as `turn`.
 */
import type { Log } from '../ports/log.ts';
import type { Watch } from '../ports/watch.ts';

type Facts = Parameters<Log['info']>[1];
const BEARERS = ['event', 'message', 'alert', 'due'];

export function withTurns(log: Log): Log {
  return {
    info: (line, facts) => log.info(line, withTurn(facts)),
    warn: (line, facts, cause) => log.warn(line, withTurn(facts), cause),
    error: (line, facts, cause) => log.error(line, withTurn(facts), cause),
  };
}

/** Says of each turn that it is done; what it sent is told where it is sent. */
export function tellingTurns(log: Log, watch: Watch): Watch {
  return (moment) => {
    if (moment.is === 'turn-committed')
      log.info('turn committed', { turn: moment.turn, failed: moment.failed });
    watch(moment);
  };
}

function withTurn(facts: Facts): Facts {
  if (facts === undefined || facts['turn'] !== undefined) return facts;
  const bearer = BEARERS.map((name) => facts[name]).find((id) => typeof id === 'string');
  return typeof bearer === 'string' ? { ...facts, turn: turnOf(bearer) } : facts;
}

/** The event id as `event-id.ts` makes it, wherever it stands in the id; of an event the clock made, its own name. */
export function turnOf(id: string): string {
  return /(?<![\w-])[\w-]{22}(?![\w-])/.exec(id)?.[0] ?? id.replace(/^[a-z]+:/, '').replace(/\/\d+$/, '');
}
