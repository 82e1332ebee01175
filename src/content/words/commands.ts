/** What can be asked for by a word of its own. */
import { z } from 'zod';
import { command, phrases } from './phrases.ts';

export const commands = z.strictObject({
  back: command,
  skip: command,
  later: command,
  menu: command,
  nurse: command,
  data: command,
  why: command,
  repeat: command,
  'check-in': command,
  thanks: command,
  greeting: command,
  bot: command,
  'ai-off': command,
  'ai-on': command,
  plan: command,
  progress: command,
  aim: command,
  review: command,
  link: command,
  flare: command,
  pace: command,
  'pace-off': command,
  questions: command,
  brief: command,
  prepare: command,
  agreed: command,
  appointment: command,
  medicines: command,
  weeks: command,
  'weeks-off': command,
  work: command,
  'work-off': command,
});

/** What is done with a safety plan that is written: as the whole message, and `change` with the number of a part. */
export const plan = z.strictObject({ change: phrases, erase: phrases, names: phrases, notThat: phrases });

/** The list of skills, and each of content/skills by its name; `inside` stands anywhere in a part of a sentence. */
export const skills = z.strictObject({ list: phrases, each: z.record(z.string(), command) });
