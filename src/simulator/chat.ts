/**
 * A patient in the terminal: `npm run chat -- --channel sms --patient amina`. Types from a keyboard or a pipe, shows
 * replies as they come, and can keep the conversation as a test transcript.
 */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { MINUTE } from '../model/time.ts';
import type { Bubble } from './bubble.ts';
import type { Line } from './line.ts';
import { openLine } from './line.ts';
import type { Person } from './people.ts';
import type { Transcript } from './transcript.ts';
import { createTranscript, span } from './transcript.ts';

const HELP = 'Type a message. /time +10m, /time +1h or /time next-morning moves the clock; /quit ends.';

interface Chat {
  line: Line;
  patient: Person;
  channel: 'sms' | 'teams';
  transcript: Transcript;
  known: Set<string>;
  /** The clock up to which the conversation has been told; undefined while it is being moved. */
  toldUntil: number | undefined;
  print: (text: string) => void;
}

function readOptions() {
  return parseArgs({
    options: {
      channel: { type: 'string', default: 'sms' },
      patient: { type: 'string' },
      url: { type: 'string', default: 'http://127.0.0.1:3978' },
      transcript: { type: 'string' },
    },
  }).values;
}

async function begin(options: ReturnType<typeof readOptions>): Promise<Chat> {
  const channel = options.channel === 'teams' ? 'teams' : 'sms';
  const line = openLine(options.url);
  const { people, clock, bubbles } = await line.state();
  const patients = people.filter((each) => each.role === 'patient');
  const patient = patients.find((each) => each.id === (options.patient ?? patients[0]?.id));
  if (!patient) throw new Error(`No such patient. There are: ${patients.map((each) => each.id).join(', ')}.`);
  const heading = { name: patient.name, zone: patient.zone, channel, startedAt: clock.now } as const;
  const known = new Set(bubbles.map((each) => each.id));
  return {
    line,
    patient,
    channel,
    transcript: createTranscript(heading),
    known,
    toldUntil: clock.now,
    print: console.log,
  };
}

function arrived(chat: Chat, bubble: Bubble): void {
  const { patient, channel, known, transcript, print } = chat;
  if (chat.toldUntil === undefined || bubble.who !== patient.id || bubble.channel !== channel) return;
  if (known.has(bubble.id)) return;
  known.add(bubble.id);
  if (bubble.from === 'person') return;
  passTo(chat, bubble.at);
  const text = bubble.text === '' ? '(a card)' : bubble.text;
  if (bubble.from === 'clinic') transcript.bot(text);
  print(`${bubble.from === 'clinic' ? 'bot' : 'phone company'}: ${text}`);
}

function passTo(chat: Chat, at: number): void {
  const passed = Math.round((at - (chat.toldUntil ?? at)) / MINUTE) * MINUTE;
  if (passed <= 0) return;
  chat.toldUntil = at;
  chat.transcript.pass(passed);
  chat.print(`-- ${span(passed)} pass`);
}

/** Lets the service finish what it is doing, and shows what it said that has not been heard yet. */
async function settle(chat: Chat): Promise<void> {
  await chat.line.ask('clock', { to: 'now' });
  for (const bubble of (await chat.line.state()).bubbles) arrived(chat, bubble);
}

/** What arrives meanwhile is told afterwards, each with the time that had passed before it. */
async function move(chat: Chat, to: string): Promise<void> {
  const before = (await chat.line.state()).clock.now;
  chat.toldUntil = undefined;
  const moved = await chat.line.ask('clock', { to });
  chat.toldUntil = before;
  if (!moved) chat.print(`The clock cannot be moved like this. ${HELP}`);
  await settle(chat);
  passTo(chat, (await chat.line.state()).clock.now);
}

async function say(chat: Chat, text: string): Promise<void> {
  passTo(chat, (await chat.line.state()).clock.now);
  chat.transcript.patient(text);
  const taken = await chat.line.ask('say', { who: chat.patient.id, channel: chat.channel, text });
  if (!taken) chat.print('The service did not take this message.');
  await settle(chat);
}

/** False ends the chat. */
async function obey(chat: Chat, typed: string): Promise<boolean> {
  const text = typed.trim();
  if (text === '/quit') return false;
  if (text.startsWith('/time ')) await move(chat, text.slice(6).trim());
  else if (text.startsWith('/')) chat.print(HELP);
  else if (text !== '') await say(chat, text);
  return true;
}

async function run(): Promise<void> {
  const options = readOptions();
  const chat = await begin(options);
  const stop = new AbortController();
  const lost = chat.line.listen((bubble) => arrived(chat, bubble), stop.signal);
  const keyboard = createInterface({ input: process.stdin, terminal: false });
  if (process.stdin.isTTY) chat.print(`You are ${chat.patient.name}, ${chat.channel}. ${HELP}`);
  lost
    .then(() => stop.signal.aborted || chat.print('The line to the service is broken.'))
    .catch(console.error);
  for await (const typed of keyboard) if (!(await obey(chat, typed))) break;
  stop.abort();
  keyboard.close();
  if (options.transcript === '-') chat.print(chat.transcript.text());
  else if (options.transcript !== undefined) writeFileSync(options.transcript, chat.transcript.text());
}

run().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
});
