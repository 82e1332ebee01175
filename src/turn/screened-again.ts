import type { Content } from '../content/content.ts';
import { DIRECT_QUESTION, openAlertOf, type PatientFile } from '../model/file.ts';
import { highest, type Expected, type RiskContext, type Screened, type Screening } from '../model/signal.ts';
import type { Instant } from '../model/time.ts';
import type { Inbound } from '../ports/receiver.ts';
import { readCarrierWord } from '../reading/carrier-words.ts';
import { readCommand } from '../reading/command.ts';
import { readAsideOnTheWay } from '../reading/standing-ask.ts';
import { readYesNo } from '../reading/yes-no.ts';
import { withBehindNo } from './behind-no.ts';
import { heardTogether } from './run-on.ts';

export interface ScreenDeps {
  content: Content;
  screen: Screening;
  /** Whether somebody plainly asks the service for something; nobody knows when left out. */
  isWish?(text: string): boolean;
}

interface Heard {
  inbound: Inbound;
  heard: Screened;
  at: Instant;
  expected: Expected | undefined;
}

/** Harmless by themselves, though not after anything. */
const READ_WHOLE: ReadonlySet<Expected> = new Set(['told', 'put-off', 'dose', 'small', 'ordinary']);

/** "No.", "sí": in letters. */
const BARE = 4;

/**
 * Screened again with what we know of the patient, and with what they have just said: knowing more can only raise, but of an
 * answer that was expected.
 */
export function screenedAgain(
  deps: ScreenDeps,
  file: PatientFile,
  { inbound, heard, at, expected }: Heard,
): Screened {
  const context = { ...file.patient.context, ...answering(file) };
  const screen = (text: string) => deps.screen({ text, lang: file.patient.lang, context });
  const words = deps.content.everyWord(file.patient.lang);
  const isAsked = file.talk.asked === DIRECT_QUESTION;
  const whole = deps.screen({ text: inbound.text, lang: file.patient.lang, context, expected });
  const known = isAsked && expected === undefined ? withBehindNo(inbound.text, whole, screen, words) : whole;
  // Whole as it is, and the half of nothing.
  if (expected === 'our-words' || expected === 'denial') return known;
  const isKnown = expected !== undefined || highest([known.tier, heard.tier]) === known.tier;
  const alone = isKnown ? known : heard;
  // Questions on the way to help come one after the other, and none is the end of the one before.
  const isOnTheWay = openAlertOf(file)?.tier === 'emergency';
  const isReply = (text: string) => text.trim().length <= BARE && readYesNo(text, words) !== undefined;
  const isWhole = (text: string) =>
    (isOnTheWay && readAsideOnTheWay(text, words, text.includes('?')) !== undefined) ||
    readCarrierWord(text, words) !== undefined ||
    readCommand(text, words) !== undefined ||
    isReply(text) ||
    deps.isWish?.(text) === true;
  const said = { at, text: inbound.text };
  const ears = { screen, isWhole, isReply, isAsked };
  if (expected === undefined || !READ_WHOLE.has(expected))
    return heardTogether(file.pace.lately, said, alone, ears);
  // Right after words of their own a question put off may still be a plan, and "took my pills" or "going to sleep" its end; a doubt
  // is neither, and a number no words.
  const { lately } = file.pace;
  const own = lately.slice(lately.findLastIndex(({ apart }) => apart === true) + 1);
  const before = own.filter(({ text }) => /\p{L}/u.test(text));
  const together = heardTogether(before, said, alone, ears);
  return together.tier === 'ask' ? alone : together;
}

function answering(file: PatientFile): RiskContext {
  return file.talk.asked === undefined ? {} : { answering: file.talk.asked };
}
