/**
 * Writes down a conversation in the form of test/conversations, so that what somebody met in the terminal can be kept
 * as a test: who said what, and how many minutes passed.
 */
import { DAY, HOUR, localClock, localDay, MINUTE } from '../model/time.ts';
import type { Person } from './people.ts';

export interface TranscriptHeading {
  patient: Person;
  channel: 'sms' | 'teams';
  /** The patient has been invited and has not answered. */
  invited: boolean;
  startedAt: number;
}

/** Each gives the lines that it added. */
export interface Transcript {
  patient(text: string, at: number): string[];
  bot(text: string, at: number): string[];
  passTo(at: number): string[];
  text(): string;
}

export function createTranscript(heading: TranscriptHeading): Transcript {
  const { patient, channel } = heading;
  const by = channel === 'teams' ? ' (teams)' : '';
  const lines = headingLines(heading);
  let toldUntil = minute(heading.startedAt);

  function add(...added: string[]): string[] {
    lines.push(...added);
    return added;
  }

  function passTo(at: number): string[] {
    const passed = minute(at) - toldUntil;
    if (passed <= 0) return [];
    toldUntil = minute(at);
    return add('', `-- ${span(passed)} pass`);
  }

  return {
    passTo,
    patient: (text, at) => [...passTo(at), ...add('', `patient${by}: ${oneLine(text)}`)],
    bot(text, at) {
      const earlier = minute(at) < toldUntil ? `[${localClock(at, patient.zone)}] ` : '';
      return [...passTo(at), ...add(`${earlier}bot${by}: ${oneLine(text)}`)];
    },
    text: () => `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`,
  };
}

function headingLines({ patient, channel, invited, startedAt }: TranscriptHeading): string[] {
  const { name, lang, zone, checkIn, country } = patient;
  return [
    `# ${name.split(' ')[0]} writes ${channel === 'sms' ? 'by SMS' : 'in Teams'}`,
    '',
    `> patient: ${[name, lang, zone, checkIn, country].join(', ')}`,
    ...(invited ? ['> consent: invited'] : []),
    `> now: ${localDay(startedAt, zone)} ${localClock(startedAt, zone)}`,
    '',
    ...(channel === 'teams' ? ['-- the patient opens the Teams app'] : []),
  ];
}

/** Tests let whole minutes pass, so whole minutes are written down, counted from the first. */
function minute(at: number): number {
  return Math.floor(at / MINUTE) * MINUTE;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' / ');
}

/** "90m", "2h" or "3d": in the largest unit that says it exactly. */
export function span(ms: number): string {
  if (ms % DAY === 0) return `${ms / DAY}d`;
  return ms % HOUR === 0 ? `${ms / HOUR}h` : `${ms / MINUTE}m`;
}
