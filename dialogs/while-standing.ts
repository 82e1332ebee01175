/**
 * What is answered while an emergency stands: what to do now, in the words of its protocol, who knows of it, and the few
 * things that are safe to look up. Everything of ordinary days waits, and the person is told that it does.
 */
import type { DialogContext } from 'botbuilder-dialogs';
import type { Said } from '../src/model/event.ts';
import type { Aside } from '../src/model/protocol.ts';
import type { Signal } from '../src/model/signal.ts';
import { readCommand, type Command } from '../src/reading/command.ts';
import { readMedicineQuestion } from '../src/reading/medicine-question.ts';
import { isRevocation } from '../src/reading/revocation.ts';
import { readAsideOnTheWay, readMistaken, readStandingAsk } from '../src/reading/standing-ask.ts';
import type { Turn } from '../src/turn/turn.ts';
import { understandingOf } from '../src/understanding/of-content.ts';
import { sayBot } from './ai.ts';
import { dataKey } from './data-asked.ts';
import { protocolOf } from './direct-question.ts';
import { sayHeld, sayNext, sayStanding } from './held.ts';
import { showPlan } from './plan-shown.ts';
import { seeQuestions } from './questions.ts';
import { wordsOf } from './turn-of.ts';
import { seeAppointment } from './visit/appointment.ts';
import { heardLanguageInDanger } from './wish/keep-language.ts';

export async function answerWhileStanding(dc: DialogContext, turn: Turn, said: Said): Promise<void> {
  const words = wordsOf(turn);
  if (heardLanguageInDanger(turn, said)) return sayStanding(turn, nextSteps(turn));
  if (wantsToBeLeft(turn, said)) return;
  const asked = readStandingAsk(said.text, words);
  if (asked === 'next') return sayNext(turn, nextSteps(turn));
  const command = readCommand(said.text, words);
  if (await lookedUp(dc, turn, said, command)) return sayHeld(turn);
  if (command !== undefined && WAITS.has(command)) return sayWaits(turn);
  if (said.tier !== 'none' && said.tier !== 'ask') return sayHeld(turn, 'danger');
  if (asMistaken(turn, said)) return;
  const asks = isQuestion(turn, said);
  const answer = answerOnTheWay(turn, command === 'why' ? 'what' : readAsideOnTheWay(said.text, words, asks));
  if (answer !== undefined && asked !== 'who') return sayNext(turn, answer);
  if (said.tier === 'ask') return sayHeld(turn, 'danger');
  if (asked === 'who' || command === 'nurse' || command === 'greeting') return sayHeld(turn, 'question');
  // What has no answer of ours needs a person, and whoever asks it is told so.
  if (asks && asksOfOrdinaryDays(turn, said)) return sayWaits(turn);
  return asks ? sayNext(turn, 'crisis.aside.other') : sayHeld(turn);
}

function answerOnTheWay(turn: Turn, aside: Aside | undefined): string | undefined {
  const danger = gravest(turn);
  const own = danger && protocolOf(turn, { signal: danger.signal, about: danger.evidence.about }).asides;
  const known = own ?? turn.content.protocol('any').asides;
  return aside && known?.[aside];
}

/**
 * "Leave me alone" may be part of the danger: texts go on while an alert stands, and whoever means them is told the word that
 * ends them at once. True when it was.
 */
function wantsToBeLeft(turn: Turn, said: Said): boolean {
  if (!isRevocation(said.text, wordsOf(turn))) return false;
  turn.say('consent.stop-in-danger', {}, { purpose: 'safety' });
  return true;
}

/** Told to the clinicians, who alone close the alert. True when it was. */
function asMistaken(turn: Turn, said: Said): boolean {
  if (said.card !== undefined || !readMistaken(said.text, wordsOf(turn), isOfMedicine(turn))) return false;
  if (turn.alert?.tier !== 'emergency') turn.raise('soon', []);
  turn.task('meant-otherwise');
  sayNext(turn, 'crisis.mistaken');
  return true;
}

function isOfMedicine({ alert }: Turn): boolean {
  const heard = alert?.quotes.flatMap(({ signals }) => signals) ?? [];
  return heard.some(({ signal }) => signal === 'overdose_sedation' || signal === 'medication_misuse');
}

/** An urgent danger keeps nothing of ordinary days away, but what to do now is answered with it. True when it was. */
export function answeredWhileUrgent(turn: Turn, said: Said): boolean {
  if (turn.alert?.tier !== 'urgent') return false;
  if (wantsToBeLeft(turn, said)) return true;
  // "I meant 4" beside a question puts a number right.
  if (turn.checkIn?.status !== 'open' && said.tier === 'none' && asMistaken(turn, said)) return true;
  if (readStandingAsk(said.text, wordsOf(turn), 'short') === undefined) return false;
  sayNext(turn, 'crisis.next');
  return true;
}

/** The first thing that the protocol says, again, and with it what has become true since. */
function nextSteps(turn: Turn): string {
  const danger = gravest(turn);
  if (danger === undefined) return 'crisis.any.emergency';
  return protocolOf(turn, { signal: danger.signal, about: danger.evidence.about }).emergency.say;
}

/** Of the newest words that were an emergency, the first: it is what they were answered with then. */
function gravest({ alert }: Turn): Signal | undefined {
  const alarming = ({ tier }: Signal) => tier === 'emergency';
  return alert?.quotes.findLast(({ signals }) => signals.some(alarming))?.signals.find(alarming);
}

/** What is the patient's own and coaches nobody. True when it was shown. */
async function lookedUp(
  dc: DialogContext,
  turn: Turn,
  said: Said,
  command: Command | undefined,
): Promise<boolean> {
  if (command === 'plan') return showPlan(turn);
  if (command === 'bot') return (sayBot(turn, 'safety'), true);
  if (command === 'data') {
    turn.task('data-asked');
    return (turn.say(dataKey(turn), {}, { purpose: 'safety' }), true);
  }
  if (turn.consent(said.from.channel) !== 'granted') return false;
  if (command === 'questions') return (await seeQuestions(dc, turn), true);
  const isPlanned = (turn.visit.appointment?.at ?? 0) > turn.now;
  if (command === 'appointment' && isPlanned) return (await seeAppointment(dc, turn), true);
  return false;
}

const WAITS: ReadonlySet<Command> = new Set([
  ...(['check-in', 'progress', 'aim', 'review', 'link', 'flare', 'pace', 'pace-off'] as const),
  ...(['brief', 'prepare', 'agreed', 'medicines', 'weeks', 'weeks-off', 'work', 'work-off', 'menu'] as const),
]);

/** "Am I getting better?" is no news of the danger. */
function asksOfOrdinaryDays(turn: Turn, { text, tier }: Said): boolean {
  const meant = understandingOf(turn.content)(text);
  return tier === 'none' && meant.kind === 'wish' && (WAITS as ReadonlySet<string>).has(meant.intent);
}

function sayWaits(turn: Turn): void {
  turn.say('crisis.later', {}, { purpose: 'safety' });
}

function isQuestion(turn: Turn, { text }: Said): boolean {
  if (/[?？]\s*$/.test(text)) return true;
  if (readMedicineQuestion(text, wordsOf(turn))) return true;
  const meant = understandingOf(turn.content)(text);
  return meant.kind === 'nothing' && meant.asks;
}
