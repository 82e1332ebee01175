/** The vocabulary of one language: every word by which a reply is understood. Checked here, used by `src/reading`. */
import { z } from 'zod';
import { language } from '../model/language.ts';

const phrase = z.string().trim().min(1, 'is empty');
const phrases = z.array(phrase).min(1);
/** A number as the file's key, and the words that mean it. */
const numbered = z.record(z.string().regex(/^\d+$/, 'is not a number'), phrases);
/** `alone`: only as the whole message. `inside`: anywhere in a message, unless negated. */
const command = z.strictObject({ alone: phrases, inside: z.array(phrase) });

const commands = z.strictObject({
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

const yesNo = z.strictObject({
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
  unsure: phrases,
  /** After a no they take it back in part: "but", "sometimes". */
  hedge: phrases,
});

const number = z.strictObject({
  words: numbered,
  /** Number words that are often something else: "one". They count only where nothing but a number fits. */
  weak: phrases,
  /** Slips of the keyboard, only as the whole message. */
  slips: numbered,
  half: phrases,
  /** "More than 5" says on which side of a number it is, and not which it is. */
  bounds: phrases,
  /** Said between two number words: "six point five". */
  point: phrases,
  /** Before a number they tell of another time, or of a wish: "usually a 5", "I hope it is a 3". */
  notNow: phrases,
  /** Right behind a number: it is so only then, or it is asked about: "8 when I walk", "10 is the worst". */
  onlyThen: phrases,
  /** Right before a number they tell by how much it has changed: "down 2". */
  changedBy: phrases,
  /** "Almost none" is not none. */
  nearly: phrases,
  /** Of whom or what a number before which they stand is told: "my son is 7". */
  others: phrases,
  /** What may stand between them and the number. */
  othersAre: phrases,
  /** After these a number goes with the word behind it: "I have 2 cats". */
  owned: phrases,
  /** What opens a question about a number: "what does 5 mean". */
  asksAbout: phrases,
  approximate: phrases,
  /** Between two numbers they make a range. */
  joiners: phrases,
  /** Of the joiners, those that also tell of a change: "from 8 to 6". */
  fromTo: phrases,
  changed: phrases,
  between: phrases,
  and: phrases,
  outOf: phrases,
  scale: phrases,
  minus: phrases,
  articles: phrases,
  /** What leads up to a score and adds nothing to it: "my pain is", "I am at". */
  lead: phrases,
  /** Of the leads, those that want to know what the score is of: "my back is", "I peaked at". */
  links: phrases,
  /** What scores are given to. */
  scored: phrases,
  /** Right before a number they leave it a score, whatever stands before them. */
  beforeScore: phrases,
  /** With these one goes on right behind a score; any other word may be what the number counts. */
  afterScore: phrases,
  /** Between a score and what it is of: "7 in my back". */
  doubtBehind: phrases,
  /** Between a negation and a number they leave it negated: "wouldn't say 7". */
  negatedWith: phrases,
  /** A no that is an answer of its own, and what makes it none: "no longer 7". */
  bareNo: phrases,
  noWith: phrases,
  /** They open a question about the number behind them: "is 10 the worst". */
  asksIs: phrases,
  wasBehind: phrases,
  /** Before a number that goes on they name the thing it is of: "number 4 on my list". */
  numbering: phrases,
  /** Between two numbers they make a share: "1 in 10". */
  ratio: phrases,
  /** Behind two numbers they tell how it was between such hours: "from 6 to 7 I was fine". */
  wasThen: phrases,
  /** What others do with a number, right behind their name: "the doctor wrote". */
  gave: phrases,
  doubtLast: phrases,
  leftLast: phrases,
  /** Behind a number they take it back, like a no. */
  takesBack: phrases,
  toldBehind: phrases,
  beforeDay: phrases,
  ofThe: phrases,
  /** Of the articles, those of something that was spoken of before: "the 2 I took". */
  definite: phrases,
  none: phrases,
  /** They do not say what there is none of, so they are an answer only where they open the reply. */
  bareNone: phrases,
  same: phrases,
  /** Of all the questions at once. */
  allSame: phrases,
  vague: phrases,
  now: phrases,
  past: phrases,
  anotherDay: phrases,
  /** Of the past, what tells of it where it ends what is said of a number: "40 before". */
  justBefore: phrases,
  /** Of another time than now, but where a night is asked about. */
  night: phrases,
  units: phrases,
  /** Of the units, those in which a question may ask for a number. */
  counted: z.strictObject({
    minutes: phrases,
    hours: phrases,
    days: phrases,
    weeks: phrases,
    months: phrases,
  }),
  /** "Walked 20", where minutes are asked for. */
  beforeCount: phrases,
  /** So many minutes in words: "half an hour". */
  hourWords: numbered,
  /** After hours of work: "20 hours a week". */
  perWeek: phrases,
  unitFillers: phrases,
  /** A number before these counts things: "2 of my". */
  ofThem: phrases,
  /** A number right after these counts things: "took 2". */
  taken: phrases,
  /** A number right after these names a thing: "stage 3". */
  names: phrases,
  /** The same, but only at the start of a sentence or before "of": "day 3 of this". */
  days: phrases,
  clockBefore: phrases,
  clockAfter: phrases,
  months: phrases,
  emergencyLines: numbered,
});

/** What a patient may wish of their check-ins, and how the questions are told of in passing. */
const wishes = z.strictObject({
  pause: phrases,
  /** They ask for a pause only with an end: "give me a break for a week". */
  rest: phrases,
  /** To have no more texts for good, in words too open to be obeyed at once. */
  leave: z.strictObject({ alone: phrases, inside: phrases }),
  /** No texts at some hours: what stops, what it stops, and when; `hours` are told by a clock behind them. */
  quiet: z.strictObject({ stops: phrases, texts: phrases, times: phrases, hours: phrases }),
  /** To be asked on fewer days: how often, and what may stand beside that. */
  rarer: z.strictObject({ how: phrases, beside: phrases }),
  /** After a wish for no texts, so long they are not wanted: "for", and a few days without a number. */
  for: phrases,
  few: phrases,
  /** As the whole message. */
  resume: phrases,
  holiday: phrases,
  hospital: phrases,
  /** Of oneself and of now: "I'm still in the hospital". */
  inHospital: phrases,
  /** To a hospital, where nothing else is said: "I was admitted to the trial". */
  admitted: phrases,
  toHospital: phrases,
  /** When somebody was admitted who is there still, and what is over. */
  lately: phrases,
  over: phrases,
  until: phrases,
  /** Between "until" and a day, and an hour. */
  beforeDay: phrases,
  beforeHour: phrases,
  tomorrow: phrases,
  nextWeek: phrases,
  days: phrases,
  weeks: phrases,
  /** 1 is Monday. */
  weekdays: numbered,
  /** How somebody begins to tell where they are. */
  own: phrases,
  placeBefore: phrases,
  thisWeek: phrases,
  askAt: phrases,
  /** After an hour of 1 to 11 they make it one after noon. */
  afterNoon: phrases,
  yesterday: phrases,
  /** As the whole message: no check-in on this day. */
  notToday: phrases,
});

const some = z.array(phrase);
/** How answers to the questions of any form are understood. */
const inForms = z.strictObject({
  /** Before a day or a time they add nothing. */
  lead: phrases,
  trail: phrases,
  daysAgo: numbered,
  daysAhead: numbered,
  agoBefore: some,
  agoAfter: some,
  aheadBefore: some,
  units: z.strictObject({ days: phrases, weeks: phrases, months: phrases, years: phrases }),
  lastBefore: some,
  lastAfter: some,
  noon: phrases,
  midnight: phrases,
  /** Minutes past an hour, said before or after it. */
  pastBefore: numbered,
  pastAfter: numbered,
  oclock: phrases,
  morning: phrases,
  afternoon: phrases,
  /** Of 6 to 11 the evening, of 12 midnight, and of less the morning. */
  night: phrases,
  /** Numbers that no scale of ten has. */
  numbers: numbered,
  half: phrases,
  andHalf: phrases,
  /** Before an amount they add nothing. */
  amountLead: phrases,
  /** Of a list of options. */
  all: phrases,
  none: phrases,
  /** There is no more of what is asked for one by one. */
  enough: phrases,
});

export const words = z.strictObject({
  id: z.string(),
  version: z.number().int().min(1),
  source: z.string(),
  review: z.looseObject({ status: z.enum(['draft', 'approved']) }),
  lang: language,
  /** Words that the carrier acts on by itself, when they are the whole message. Fixed by carriers and by law. */
  carrier: z.strictObject({ stop: phrases, start: phrases, help: phrases }),
  revocation: z.strictObject({
    says: phrases,
    /** As `says`, but it names no texts and is also the cry of somebody in danger: "leave me alone". */
    orCry: phrases,
    /** As a whole part of a sentence: "no texts". */
    alone: phrases,
    /** In the same sentence, they show that it is about something else: "I wish the pain would leave me alone". */
    unless: phrases,
    /** An hour at which no text is wanted: "no more texts tonight". */
    notNow: phrases,
    /** Whatever else is said of how long: "this week or ever". */
    forGood: phrases,
  }),
  /**
   * Whoever writes is another person: `alone` with hardly a word beside it, `denies` right before the name of the one we mean;
   * `inNames` stand between names and are none.
   */
  notMe: z.strictObject({ says: phrases, alone: phrases, denies: phrases, inNames: phrases }),
  noise: z.strictObject({
    /** How a phone tells of a reaction, before the quoted message; `*` stands for the emoji. */
    tapback: phrases,
    /** What an automatic reply is made of. `own`: a person's matters, beside which none of it counts. */
    auto: z.strictObject({
      away: phrases,
      channel: phrases,
      promise: phrases,
      failed: phrases,
      machine: phrases,
      own: phrases,
    }),
    /** How some begin. */
    autoReply: phrases,
    /** An automatic reply only when nothing else is said. */
    autoReplyAlone: phrases,
  }),
  yesNo,
  commands,
  /** What is done with a safety plan that is written: as the whole message, and `change` with the number of a part. */
  plan: z.strictObject({ change: phrases, erase: phrases }),
  wishes,
  inForms,
  /** Of a question, by its linkId: what shows that somebody speaks of it, and the words that stand for a number. */
  told: z.record(
    z.string(),
    z.strictObject({ about: phrases, words: numbered, night: z.literal(true).optional() }),
  ),
  /** Between such a name and what is said of it they add nothing: "3 for sleep". */
  toldBeside: phrases,
  /** They say that what follows is beside what was asked: "wait, ...". */
  aside: phrases,
  /** How a check-in is called, whatever else may begin it. */
  checkIn: phrases,
  /** Something has been done, or one may go on: only as the whole message. */
  ready: phrases,
  /**
   * A short break every so often until a time: "remind me every 30 min until 4". As the whole message `off` ends it, and so
   * does one of `stops` with one of `things` after it, which a word of `the` may stand between.
   */
  breaks: z.strictObject({
    ask: phrases,
    every: phrases,
    minutes: phrases,
    hours: phrases,
    hourly: phrases,
    until: phrases,
    am: phrases,
    pm: phrases,
    off: phrases,
    stops: phrases,
    the: phrases,
    things: phrases,
  }),
  /**
   * To be reminded of something else than a break. A message begins with `ask`, which `before` may come before, or with a time
   * (`when`); `to` stands before what is to be done, or that ends in one of `verbEnds`; `about` before a thing. What holds one of
   * `own` is asked of what we do remind of, and one of `moves` is a break where it comes so often.
   */
  reminders: z.strictObject({
    before: phrases,
    ask: phrases,
    when: phrases,
    to: phrases,
    verbEnds: z.array(phrase),
    about: phrases,
    questions: phrases,
    own: phrases,
    moves: phrases,
  }),
  /**
   * To be asked once more on a day without an answer: one of `asks` and one of `when`, in any order, with nothing else but what
   * stands `beside` them. `alone` and `off` as the whole message; `no` before it ends it.
   */
  onceMore: z.strictObject({
    asks: phrases,
    when: phrases,
    beside: phrases,
    no: phrases,
    alone: phrases,
    off: phrases,
  }),
  /**
   * Questions for the visit. `add` begins a message, and the question follows; `addEnd` ends one that begins with
   * `addFront`. `reword` and `remove` come with the number of a question.
   */
  questions: z.strictObject({
    add: phrases,
    addFront: phrases,
    addEnd: phrases,
    reword: phrases,
    remove: phrases,
    /** Before a colon: what is not right in the brief follows. */
    fix: phrases,
  }),
  /** When a visit is: `says` begins a message, and the day follows. The others tell of one in passing. */
  appointment: z.strictObject({
    says: phrases,
    has: phrases,
    /** Right before one of `whom`. */
    meets: phrases,
    whom: phrases,
    /** Behind it, and before somebody: only one of `whom` makes it a visit. */
    with: phrases,
    /** In the same part of the sentence: a wish, a doubt, or a change that is asked for. */
    unless: phrases,
    /** The same, of a visit that is over. */
    past: phrases,
    /** What stands for it where it is `off`, which it is not to take place, or `moved`, to what stands behind one of `to`. */
    the: phrases,
    off: phrases,
    moved: phrases,
    to: phrases,
  }),
  /** A reason to look at an aim early, where it is a limit of a number that is asked for daily. */
  stops: z.strictObject({
    above: phrases,
    below: phrases,
    atLeast: phrases,
    atMost: phrases,
    /** It changes, and one of `to` right before the number says how far; else the number is by how much. */
    rises: phrases,
    falls: phrases,
    to: phrases,
    /** Which way these are depends on what is better. */
    judges: phrases,
    /** The limit is then no reason. */
    unless: phrases,
    /** Behind a number: it is by how much something changes; with `pointsUp`, by how much it is higher than it was. */
    points: phrases,
    pointsUp: phrases,
    /** What may stand behind a limit; anything else may be a unit. */
    after: phrases,
  }),
  /** A question about a medicine: one of `asks`, and one of `names` after it; but not where `form` names our own questions. */
  medicine: z.strictObject({ asks: phrases, names: phrases, more: phrases, form: phrases }),
  /** The list of skills, and each of content/skills by its name; `inside` stands anywhere in a part of a sentence. */
  skills: z.strictObject({ list: phrases, each: z.record(z.string(), command) }),
  /** Loss and harm by others: no exercise answers them. */
  sorrow: z.strictObject({ loss: phrases, harm: phrases }),
  correction: z.strictObject({
    openers: phrases,
    /** These correct only when an answer follows at once: "sorry, 4". */
    softOpeners: phrases,
    /** What is done to an answer that is over: "change my pain to 6". */
    changes: phrases,
    /** What stands for an answer: "my answer". */
    answers: phrases,
    /** Before the number that was wrong: "instead of 6". */
    instead: phrases,
    /** Between the others they add nothing: "my pain was a". */
    beside: phrases,
  }),
  number,
  choice: z.strictObject({
    ordinals: numbered,
    /** Each a row of words that mean the same as an option: "never", "not at all". */
    alike: z.array(phrases),
    fillers: phrases,
  }),
  /** Courtesies and hesitations that say nothing by themselves: "please", "well", "hi". */
  fillers: phrases,
  /** Before a command they only ask for it: "can I", "I would like to". */
  asking: phrases,
  negations: phrases,
  but: phrases,
  /** While somebody is in danger: what to do now, who knows of it, and what is asked or told on the way to help. */
  standing: z.strictObject({
    next: phrases,
    who: phrases,
    asides: z.strictObject({
      there: phrases,
      ride: phrases,
      cost: phrases,
      refuses: phrases,
      tell: phrases,
      eases: phrases,
      what: phrases,
      wait: phrases,
    }),
  }),
});
export type Words = z.infer<typeof words>;

/** Words we ask a patient to use that the carrier would take for its own; each is a fault in the vocabulary. */
export function carrierClashes(all: readonly Words[]): string[] {
  const reserved = new Set(all.flatMap(({ carrier }) => Object.values(carrier).flat()).map(plain));
  return all.flatMap((each) => typed(each).filter((word) => reserved.has(plain(word))));
}

function typed(each: Words): string[] {
  const asked = Object.values(each.commands).flatMap(({ alone, inside }) => [...alone, ...inside]);
  const { yes, yesAlone, no, unsure } = each.yesNo;
  const ofVisit = Object.values(each.questions).flat();
  return [
    ...asked,
    ...ofVisit,
    ...each.ready,
    ...each.breaks.off,
    ...each.skills.list,
    ...Object.values(each.skills.each).flatMap(({ alone, inside }) => [...alone, ...inside]),
    ...each.plan.change,
    ...each.plan.erase,
    ...yes,
    ...yesAlone,
    ...no,
    ...unsure,
  ];
}

function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').trim().toUpperCase();
}
