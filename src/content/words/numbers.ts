/** Numbers, and by what stands around one whether it is an answer. */
import { z } from 'zod';
import { numbered, phrases } from './phrases.ts';

export const number = z.strictObject({
  words: numbered,
  /** Number words that are often something else: "one". They count only where nothing but a number fits. */
  weak: phrases,
  /** They hold a number and mean none: "for once", which is 11 in Spanish, "thanks 4 asking". */
  noNumber: phrases,
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
  /** An "if" that sets no condition: "5 if you must know". */
  politeIf: phrases,
  /** Right before a number they tell by how much it has changed: "down 2". */
  changedBy: phrases,
  /** "Almost none" is not none. */
  nearly: phrases,
  /** Of whom or what a number before which they stand is told: "my son is 7". */
  others: phrases,
  /** What may stand between them and the number. */
  othersAre: phrases,
  /** Whose pain it is: "her back is a 7". */
  othersOwn: phrases,
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
  /** Of those, what people have ten of, and what they have many of: "10 toes", "6 joints" count them. */
  tens: phrases,
  many: phrases,
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
  /** The same, whatever follows: "6 scratch that". */
  retracts: phrases,
  /** Before a number they take it away, like a "not sure if it's". */
  doubts: phrases,
  /** Between these two a bare number is an hour: "around 6 tonight". */
  nearHour: phrases,
  dayParts: phrases,
  toldBehind: phrases,
  beforeDay: phrases,
  ofThe: phrases,
  /** Of the articles, those of something that was spoken of before: "the 2 I took". */
  definite: phrases,
  /** Those of a value, which say of any words before them that a number is told: "sleep gets a 3". */
  indefinite: phrases,
  /** Whose a thing is: "my film", "this film". */
  whose: phrases,
  /** Before a value they tell what it is of, whatever that is: "the film was a 7". */
  copulas: phrases,
  /** Before a value they make of it a wish, a condition or a part: "id kill for a 4". */
  notValue: phrases,
  none: phrases,
  /** They do not say what there is none of, so they are an answer only where they open the reply. */
  bareNone: phrases,
  /** None of what is asked for, in the words of that: "didn't walk", "not working". */
  noneOf: z.strictObject({ minutes: phrases, hours: phrases }),
  same: phrases,
  /** Of all the questions at once. */
  allSame: phrases,
  /** The number that was just told, of another question: "8, and it limits me just as much". */
  asMuch: phrases,
  /** Between numbers they say nothing. */
  sighs: phrases,
  /** Of several questions those that nothing else is said of. */
  othersSame: phrases,
  /** Between "the same" and the day that is meant. */
  asOn: phrases,
  /** Behind "the same": what follows is otherwise. */
  except: phrases,
  vague: phrases,
  /** Beside a word they make it stronger or weaker, and leave it that word. */
  degrees: phrases,
  /** Between a score and a number that tells where it comes from. */
  because: phrases,
  /** Between what was done and what was planned: "10 of the 20". */
  partOf: phrases,
  /** Behind minutes they tell that these were spent otherwise: "20 min drive". */
  spentOtherwise: phrases,
  now: phrases,
  /** Of these, the moment itself: of "8 this morning, 6 now" it is the 6. */
  thisMoment: phrases,
  /** Before the number that is told in the end: "so let's say 6". */
  concludes: phrases,
  /** The same behind it, at the end: "7 then". */
  concludesBehind: phrases,
  /** Between two numbers they only compare: "more like a 6 than a 7". */
  compares: phrases,
  /** With these a number may be told of what would be: "without the brace it'd be 9". */
  conditions: phrases,
  /** So it would be: alone an answer ("that would be a 6"), with a condition none. */
  wouldBe: phrases,
  /** Before what it was, behind what it is now: "down to a 6 from an 8". */
  changedFrom: phrases,
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
    sets: phrases,
    reps: phrases,
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
  /** Between two parts of what was done: "5 min plus 10 min", "2 walks of 10 minutes". */
  plus: phrases,
  each: phrases,
  /** A number right after these names a thing: "stage 3". */
  names: phrases,
  /** A number of minutes that opens with these is when something will be: "in 5 minutes". */
  inTime: phrases,
  /** The same, but only at the start of a sentence or before "of": "day 3 of this". */
  days: phrases,
  clockBefore: phrases,
  clockAfter: phrases,
  months: phrases,
  emergencyLines: numbered,
});
