/** `npm run ops -- <command>`: asks the running service and prints what it says. 0 done, 1 not done, 2 not understood. */
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { readDataDir } from '../config/config.ts';
import { AppError } from '../errors.ts';
import { ring } from './door.ts';
import { readVisits } from './visits-list.ts';
import { isCommand, mistyped, usage } from './usage.ts';

const [name = 'help', ...rest] = process.argv.slice(2);
const json = rest.includes('--json');
const args = rest.filter((arg) => arg !== '--json');

try {
  process.exitCode = await run();
} catch (fault) {
  console.error(fault instanceof AppError ? fault.message : 'The command failed.');
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (name === 'help' || name === '--help' || args.includes('--help')) return told(usage(), 0);
  if (!isCommand(name)) return told(mistyped(name), 2);
  const dataDir = readDataDir(process.env);
  if (name === 'visit' && args[0] === '--csv') return visits(dataDir, args[1]);
  if (name !== 'redrive' || args.includes('--yes')) return asking(dataDir, args);
  const next = await looked(dataDir);
  if (next !== 'send') return next;
  return asking(dataDir, [...args, '--yes']);
}

async function asking(dataDir: string, given: string[]): Promise<number> {
  const { ok, text } = await ring(dataDir, name, JSON.stringify({ args: given, json }));
  return told(text, ok ? 0 : 1);
}

/** One after the other, each with what became of it; a line that is wrong costs no other. */
async function visits(dataDir: string, file: string | undefined): Promise<number> {
  if (file !== undefined && !existsSync(file)) return told(`There is no file ${file}.`, 2);
  const rows = file === undefined ? undefined : readVisits(readFileSync(file, 'utf8'));
  if (rows === undefined) return told('Give a CSV file whose first line is: patient,at', 2);
  let code = 0;
  for (const { patient, at } of rows) {
    const input = JSON.stringify({ args: [patient, at], json });
    const { ok, text } = await ring(dataDir, name, input);
    code = Math.max(code, told(ok ? text : `Not entered, ${patient} ${at}: ${text}`, ok ? 0 : 1));
  }
  return code;
}

/** Shows what would be sent, and asks a person; without one, only --yes is an answer. The exit code when nothing is sent. */
async function looked(dataDir: string): Promise<'send' | number> {
  const { ok, text } = await ring(dataDir, name, JSON.stringify({ args, json }));
  told(text, ok ? 0 : 1);
  if (!ok) return 1;
  // Whoever wanted all sent that ended unsent, and there was none, has what they wanted.
  if (text === '[]' || text.startsWith('No message')) return 0;
  if (json || !process.stdin.isTTY) return told('Nothing was sent. Say it again with --yes to send them.', 1);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question('Send them? (yes/no) ');
  lines.close();
  return /^y(es)?$/i.test(answer.trim()) ? 'send' : told('Nothing was sent.', 1);
}

function told(text: string, code: number): number {
  (code === 0 ? console.log : console.error)(text);
  return code;
}
