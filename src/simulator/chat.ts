/**
 * `npm run chat -- [--channel sms|teams] [--patient ID] [--url ADDRESS] [--transcript FILE]`: a patient in the terminal,
 * beside a running service with its simulator on. Types from a keyboard or a pipe, shows replies as they come, and can keep
 * the conversation as a test transcript. /time +10m, /time +1h or /time next-morning moves the clock; /quit ends.
 */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readPort } from '../config/config.ts';
import type { Bubble } from './bubble.ts';
import type { Line } from './line.ts';
import { openLine } from './line.ts';
import type { Person } from './people.ts';
import type { Transcript } from './transcript.ts';
import { createTranscript } from './transcript.ts';

const HELP = 'Type a message. /time +10m, /time +1h or /time next-morning moves the clock; /quit ends.';

interface Chat {
  line: Line;
  patient: Person;
  channel: 'sms' | 'teams';
  transcript: Transcript;
  known: Set<string>;
  /** What arrives while the clock is being moved is told afterwards. */
  moving: boolean;
  print: (text: string) => void;
}

function readOptions() {
  return parseArgs({
    options: {
      channel: { type: 'string', default: 'sms' },
      patient: { type: 'string' },
      url: { type: 'string', default: `http://127.0.0.1:${readPort(process.env)}` },
      transcript: { type: 'string' },
    },
  }).values;
}

async function begin(options: ReturnType<typeof readOptions>): Promise<Chat> {
  const channel = options.channel === 'teams' ? 'teams' : 'sms';
  const line = openLine(options.url);
  const { people, clock, bubbles, installed } = await line.state();
  const patients = people.filter((each) => each.role === 'patient');
  const patient = patients.find((each) => each.id === (options.patient ?? patients[0]?.id));
  if (!patient) throw new Error(`No such patient. There are: ${patients.map((each) => each.id).join(', ')}.`);
  const theirs = bubbles.filter((each) => each.who === patient.id);
  const invited = !theirs.some((each) => each.from === 'person');
  const transcript = createTranscript({ patient, channel, invited, startedAt: clock.now });
  // Somebody who has not answered their invitation yet has still to read it.
  const known = new Set(invited ? [] : theirs.map((each) => each.id));
  if (channel === 'teams' && !installed.includes(patient.id)) await line.ask('install', { who: patient.id });
  return { line, patient, channel, transcript, known, moving: false, print: console.log };
}

function arrived(chat: Chat, bubble: Bubble): void {
  const { patient, channel, known, transcript } = chat;
  if (chat.moving || bubble.who !== patient.id || bubble.channel !== channel) return;
  if (known.has(bubble.id)) return;
  known.add(bubble.id);
  if (bubble.from === 'person') return;
  const text = bubble.text === '' ? '(a card)' : bubble.text;
  if (bubble.from === 'clinic') tell(chat, transcript.bot(text, bubble.at));
  else chat.print(`phone company: ${text}`);
}

function tell(chat: Chat, lines: string[]): void {
  for (const each of lines) if (each !== '') chat.print(each);
}

/** Lets the service finish what it is doing, and shows what it said that has not been heard yet. */
async function settle(chat: Chat): Promise<void> {
  await chat.line.ask('clock', { to: 'now' });
  for (const bubble of (await chat.line.state()).bubbles) arrived(chat, bubble);
}

async function move(chat: Chat, to: string): Promise<void> {
  chat.moving = true;
  const moved = await chat.line.ask('clock', { to });
  if (!moved) chat.print(`The clock cannot be moved like this. ${HELP}`);
  tell(chat, chat.transcript.passTo((await chat.line.state()).clock.now));
  chat.moving = false;
  await settle(chat);
}

async function say(chat: Chat, text: string): Promise<void> {
  const added = chat.transcript.patient(text, (await chat.line.state()).clock.now);
  tell(chat, added.slice(0, -1));
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
  await settle(chat);
  // Only now: lines that come while nobody reads them are lost.
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
