/** What a reply is before it is an answer: a yes or no, a machine's, a correction. */
import { z } from 'zod';
import { phrases, some } from './phrases.ts';

export const yesNo = z.strictObject({
  /** Mean yes wherever the reply begins with them. */
  yes: phrases,
  /** Mean yes only when nothing else belongs to them: "sure", and "si", which is also "if". */
  yesAlone: phrases,
  /** Of those, what may only say that a text was read; after a direct question about danger it is no yes. */
  onlyHeard: phrases,
  /** Mean no when nothing else belongs to them. */
  no: phrases,
  /** What may follow "no" at once without changing it: "no I do not". */
  noGoesOn: phrases,
  /** The same, but only after a comma: "no, estoy bien" is not "no estoy bien". */
  noThen: phrases,
  /** To an everyday question only, never to one about danger: these are a yes or a no as well. */
  plainYes: phrases,
  plainNo: phrases,
  /** A no goes on with these in one breath: "no I forgot". */
  noWith: phrases,
  /** Such a beginning is a no: "didn't get to it". */
  didNot: phrases,
  /** "Si" without its accent is a yes with some words behind it, and with others a condition. */
  maybeIf: some,
  yesWith: some,
  /** Who speaks of themselves: "I said no", where "the doctor said no" is another's. */
  own: phrases,
  unsure: phrases,
  /** Of those, what leaves a plain yes one: "yes, a little". */
  partly: phrases,
  /** After a no they take it back in part: "but", "sometimes". */
  hedge: phrases,
  /** Beside the words of the question they add nothing to an answer in them: "my", "any", "at all". */
  small: phrases,
  /** Behind a no they lead on to what is denied with it: "no blood or stool"; any other small word ends the no. */
  together: phrases,
  /** What follows is there, also behind a no: "no, only my lips". */
  only: phrases,
  /** In a question they ask for what is missing, of which a "no" would be no denial. */
  less: phrases,
});

/** What people answer a direct question about danger with, beside a yes and a no. */
export const direct = z.strictObject({
  /** Who is spoken to, and how much it is meant: around a yes or a no they add nothing. */
  beside: phrases,
  /** With a laugh a yes may be to something else. */
  laughs: phrases,
  /** Behind a no they begin something new: "no it was the oven". "No one" and "no point" do not. */
  behindNo: some,
  /** Say yes without one, also beside a no: "no, I won't lie". */
  admits: phrases,
  /** Before a no at the end it is somebody's word, and no answer. */
  saysThat: phrases,
  /** Say no without one. */
  denies: phrases,
  /** Nearly a no, or neither: it is asked once more. */
  halfway: phrases,
  /** A no that is one for how long: "no right now". */
  forNow: phrases,
  /** Anywhere beside a no they take it back, or leave it open for how long. */
  takesBack: phrases,
  /** They would rather not say. */
  refuses: phrases,
  /** What one can do: behind a yes it denies that one cannot. */
  able: phrases,
  /** And what one cannot. */
  unable: phrases,
});

/** What may stand with a no to a direct question about danger that is read to its last word. Whatever is not here is asked about. */
export const toldNo = z.strictObject({
  /** A no by themselves; nothing behind them in the same breath can be what they deny. */
  cries: phrases,
  /** A no where they stand for themselves: "not at all" is one, and "not at all ok" is none. */
  denials: phrases,
  /** A no to every part of a question, whatever is said behind it. */
  neither: phrases,
  /** Surprise, offence, and whom they speak to: no answer by itself. */
  around: phrases,
  /** They lead on to what follows, and say nothing alone. */
  joins: phrases,
  /** An ordinary bad day, and what they live for. Only where the question is about the mind: of the body it may be the danger. */
  ordinary: phrases,
  /** About what was written and asked, whatever the question is about. */
  talk: phrases,
});

/** A no to something that was offered, as the whole message. */
export const offered = z.strictObject({
  declines: phrases,
  /** Between the others it adds nothing. */
  beside: phrases,
  /** What sounds like a no and tells how bad it is. */
  never: phrases,
});

/** A reply that puts the question off, or does not know, as the whole message. */
export const putOff = z.strictObject({
  promises: phrases,
  later: phrases,
  tomorrow: phrases,
  /** Before a time of day. */
  at: phrases,
  unknown: phrases,
  /** Anywhere in a short message: nothing more is to be asked today. */
  enough: phrases,
});

/**
 * What is said on any day and means nothing more, as the whole message: a statement by its name, in parts of which each is said
 * once. `asked` ones end what was asked or offered, and mean it only there; whether `small` harm is small is for the rules alone.
 */
export const ordinary = z.strictObject({
  always: z.record(z.string(), z.array(phrases).min(1)),
  asked: z.record(z.string(), z.array(phrases).min(1)),
  small: z.record(z.string(), z.array(phrases).min(1)),
  /** Around them they add nothing. */
  beside: phrases,
});

export const noise = z.strictObject({
  /** How a phone tells of a reaction, before the quoted message; `*` stands for the emoji. */
  tapback: phrases,
  /** What an automatic reply is made of. `own`: a person's matters, beside which none of it counts. */
  auto: z.strictObject({
    away: phrases,
    channel: phrases,
    promise: phrases,
    /** People write these too, so that only beside a channel they are a machine's. */
    personal: phrases,
    failed: phrases,
    machine: phrases,
    own: phrases,
  }),
  /** How some begin. */
  autoReply: phrases,
  /** An automatic reply only when nothing else is said. */
  autoReplyAlone: phrases,
});

export const correction = z.strictObject({
  openers: phrases,
  /** These correct only when an answer follows at once: "sorry, 4". */
  softOpeners: phrases,
  /** Beside an ordinal they call a question by its place. */
  placed: phrases,
  /** What is done to an answer that is over: "change my pain to 6". */
  changes: phrases,
  /** What stands for an answer: "my answer". */
  answers: phrases,
  /** Before the number that was wrong: "instead of 6". */
  instead: phrases,
  /** Before a number that was given before: "i put 6 but it was 8". */
  given: phrases,
  /** Between that number and the one that is right. */
  truly: phrases,
  /** Beside a day of the week: "last Friday". */
  past: phrases,
  /** The answers of the day are to be given again. */
  over: phrases,
  /** Between the others they add nothing: "my pain was a". */
  beside: phrases,
});
