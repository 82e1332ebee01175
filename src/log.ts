/**
 * Structured log lines by allow-list: a line's name is fixed text in the code, and its facts are ids, codes and counts.
 * As a last net, anything that looks like a phone number or an e-mail address is blotted out of what is written.
 */
import { pino, type DestinationStream } from 'pino';
import { AppError } from './errors.ts';
import type { Log } from './ports/log.ts';

export function createLog(level: string, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const lines = pino(options, to ?? pino.destination({ dest: 2, sync: true }));
  const facts = (given: Parameters<Log['info']>[1] = {}) =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        typeof value === 'string' ? blotted(value) : value,
      ]),
    );
  return {
    info: (line, given) => lines.isLevelEnabled('info') && lines.info(facts(given), line),
    warn: (line, given, cause) => lines.warn({ ...facts(given), ...causeOf(cause) }, line),
    error: (line, given, cause) => lines.error({ ...facts(given), ...causeOf(cause) }, line),
  };
}

const PERSONAL = /\+?\d[\d\s().-]{7,}\d|[\w.+-]+@[\w-]+\.[\w.]+/g;

function blotted(value: string): string {
  return value.replace(PERSONAL, (found) => (/^\d{4}-\d{2}-\d{2}$/.test(found) ? found : '[...]'));
}

/** Of a fault its kind and where in our code, never its message: a message may quote what a patient wrote. */
function causeOf(cause: unknown): Record<string, string> {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { fault: typeof cause };
  const code: unknown = 'code' in cause ? cause.code : undefined;
  const because = cause instanceof AppError ? cause.because : undefined;
  // The stack begins with the message, which may look like anything, even like a place in our code.
  const stack = cause.stack ?? '';
  const frame = stack
    .slice(stack.indexOf(cause.message) + cause.message.length)
    .match(/^ +at .*?((?:src|dialogs)\/[\w/.-]+:\d+:\d+)\)?$/m)?.[1];
  return {
    fault: cause.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(because === undefined ? {} : { because }),
    ...(frame ? { at: frame } : {}),
  };
}

/** For a command whose own output is what people read. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
