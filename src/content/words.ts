/** The vocabulary of one language: every word by which a reply is understood. Checked here, used by `src/reading`. */
import { z } from 'zod';
import { language } from '../model/language.ts';
import { medicine, sorrow, standing } from './words/care.ts';
import { commands, plan, skills } from './words/commands.ts';
import { carrier, notMe, revocation } from './words/consent.ts';
import { choice, inForms } from './words/forms.ts';
import { number } from './words/numbers.ts';
import { correction, direct, noise, offered, ordinary, putOff, toldNo, yesNo } from './words/replies.ts';
import { appointment, questions, stops } from './words/visit.ts';
import { breaks, languages, onceMore, reminders, timesAsked, wishes } from './words/wishes.ts';
import { numbered, phrases } from './words/phrases.ts';

export const words = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  source: z.string(),
  review: z.looseObject({ status: z.enum(['draft', 'approved']) }),
  lang: language,
  carrier,
  revocation,
  notMe,
  noise,
  yesNo,
  direct,
  toldNo,
  offered,
  putOff,
  ordinary,
  commands,
  plan,
  wishes,
  languages,
  timesAsked,
  inForms,
  /** Of a question, by its linkId: what shows that somebody speaks of it, and the words that stand for a number. */
  told: z.record(
    z.string(),
    z.strictObject({
      about: phrases,
      words: numbered,
      /** Only as all that is said to it: beside its name they may tell something else, as "a little worse" does. */
      alone: numbered.optional(),
      /** What tells more of it and of nothing else, and stands for no number: "woke at four". */
      tells: phrases.optional(),
      night: z.literal(true).optional(),
      /** Questions of which it is a consequence, so that in an answer to one of them it is no reason: "it limits me little, 3". */
      comesOf: phrases.optional(),
    }),
  ),
  /** Between the wish for an aim and the aim: "set a goal to walk more". */
  aimBehind: phrases,
  /** Between such a name and what is said of it they add nothing: "3 for sleep". */
  toldBeside: phrases,
  /** What is told of an activity beside its minutes: "2 sets of 8, it felt worse". */
  activity: z.strictObject({
    /** Between sets and how often each is repeated. */
    of: phrases,
    each: phrases,
    /** Before and behind the words below they change nothing; with any other word they may be about something else. */
    beside: phrases,
    worse: phrases,
    same: phrases,
    better: phrases,
    /** A message that begins with them tells of what was done, also where it is not named. */
    did: phrases,
    today: phrases,
    yesterday: phrases,
    /** Beside them it is no day that is told: a wish, what is usual, what comes on top. */
    unless: phrases,
    /** How it goes, beside its name. */
    asked: phrases,
    /** How much of it to do, also without its name. */
    amountAsked: phrases,
  }),
  /** How something is at this moment, beside the words for how an activity went. */
  howItIs: z.strictObject({
    better: phrases,
    same: phrases,
    worse: phrases,
    gone: phrases,
    /** Of what is better: not much. */
    little: phrases,
    /** Of a pain: the one somebody knows. */
    usual: phrases,
    /** Of what is gone: not quite. */
    almost: phrases,
    /** Between them and beside them they change nothing. */
    beside: phrases,
  }),
  /** They say that what follows is beside what was asked: "wait, ...". */
  aside: phrases,
  /** Between two things in one text: "and", "oh". */
  joins: phrases,
  /** How a question begins, where no mark says so: anywhere, and only where a part of a sentence begins. */
  asksBeside: phrases,
  asksFirst: phrases,
  /** What follows them is of the same sentence: "if it hits 8 should I call". */
  conditions: phrases,
  /** They ask nothing of anybody: "what do you expect". */
  asksNothing: phrases,
  /** How a check-in is called, whatever else may begin it. */
  checkIn: phrases,
  /** Something has been done, or one may go on: only as the whole message. */
  ready: phrases,
  /** One may begin, to whoever asks whether now is a good time. */
  begins: phrases,
  breaks,
  reminders,
  onceMore,
  questions,
  appointment,
  stops,
  medicine,
  skills,
  sorrow,
  correction,
  number,
  choice,
  /** Courtesies and hesitations that say nothing by themselves: "please", "well", "hi". */
  fillers: phrases,
  /** Before a command they only ask for it: "can I", "I would like to". */
  asking: phrases,
  /** The question is wanted in easier words. */
  simpler: phrases,
  talk: z.strictObject({
    /** Around the wish for easier words they tell nothing else. */
    beside: phrases,
    /** Something that was answered, or begun, is wanted otherwise. */
    otherMind: phrases,
  }),
  /** What was answered on a day is asked for: how it begins, what compares it with now, and what stands between. */
  dayAsked: z.strictObject({ opens: phrases, than: phrases, beside: phrases }),
  /** One thing about one's own numbers is asked for, and what stands around it. */
  factAsked: z.strictObject({
    opens: phrases,
    mean: phrases,
    best: phrases,
    worst: phrases,
    count: phrases,
    beside: phrases,
  }),
  /**
   * The numbers of a day come later: that it was left out, what stands around them, and that one is for each of several days.
   * Behind what compares, a day is not told of.
   */
  daysTold: z.strictObject({ left: phrases, beside: phrases, each: phrases, compares: phrases }),
  /** With a question about what is kept: that it be kept no more. */
  erasing: phrases,
  negations: phrases,
  but: phrases,
  standing,
});
export type Words = z.infer<typeof words>;
