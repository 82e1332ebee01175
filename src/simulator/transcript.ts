/** Writes down a conversation as the conversation tests are written: who said what, and how much time passed. */
import { DAY, HOUR, MINUTE, readable } from '../model/time.ts';

export interface TranscriptHeading {
  name: string;
  zone: string;
  channel: 'sms' | 'teams';
  startedAt: number;
}

export interface Transcript {
  patient(text: string): void;
  bot(text: string): void;
  pass(ms: number): void;
  text(): string;
}

export function createTranscript({ name, zone, channel, startedAt }: TranscriptHeading): Transcript {
  const first = name.split(' ')[0];
  const lines = [
    `# ${first} writes ${channel === 'sms' ? 'by SMS' : 'in Teams'}`,
    '',
    `> patient: ${first}, enrolled, ${zone}, by ${channel}`,
    `> now: ${readable(startedAt, zone)} for ${first}`,
    '',
  ];
  const said = (who: string, text: string) => lines.push(`${who}: ${text.trim().split('\n').join('\n  ')}`);
  return {
    patient: (text) => said('patient', text),
    bot: (text) => said('bot', text),
    pass: (ms) => ms >= MINUTE && lines.push('', `-- ${span(ms)} pass`),
    text: () => `${lines.join('\n')}\n`,
  };
}

/** "1d 2h 30m". */
export function span(ms: number): string {
  const parts = [
    [Math.floor(ms / DAY), 'd'],
    [Math.floor((ms % DAY) / HOUR), 'h'],
    [Math.floor((ms % HOUR) / MINUTE), 'm'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}
