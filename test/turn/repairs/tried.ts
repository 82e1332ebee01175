/** Every repair at every question of a conversation, and what is wrong with what comes of it. */
import { range, questions as itemsOf } from '../../../src/model/questionnaire.ts';
import { guides } from '../../../dialogs/guides.ts';
import type { Language } from '../../../src/model/language.ts';
import { DAY } from '../../../src/model/time.ts';
import { toGsm } from '../../../src/sms/gsm.ts';
import { segmentsOf } from '../../../src/sms/segments.ts';
import { stackOf, type Frame } from '../../harness/paths.ts';
import { patientContent as content } from '../../harness/scene.ts';
import { comesDue, fileOf, say, spoken, type Place, type Walked } from '../../harness/walker.ts';
import type { Answer, Conversation } from './conversations.ts';
import { ASIDE, besides, pieces, putRight, repairs, type Repair } from './repairs.ts';

interface Step {
  place: Place;
  /** What was answered to come here, and from where. */
  before?: { place: Place; answer: Answer };
  answer?: Answer;
}

const MOST_STEPS = 40;

function isPlanWritten(place: Place): boolean {
  const top = stackOf(place).at(-1);
  return top?.id === 'safety-plan' && top.state['stage'] === 'writing';
}

/** Each question of it once, in its order. */
export async function stepsOf({ begun, answers, byKind }: Conversation): Promise<Step[]> {
  const steps: Step[] = [];
  let place = await begun();
  let before: Step['before'];
  for (let at = 0; at < MOST_STEPS && stackOf(place).length > 0; at += 1) {
    const answer = answers[at] ?? (byKind ? answerByKind(place) : undefined);
    steps.push({ place, ...(before && { before }), ...(answer && { answer }) });
    if (answer === undefined) break;
    before = { place, answer };
    place = (await say(place, answer.text)).to;
  }
  return steps;
}

/** Whatever the form asks: the first it offers, and the second as the other one. */
function answerByKind({ asked }: Place): Answer {
  const [first, second] = asked?.options ?? [];
  if (asked?.kind === 'yes-no') return { text: 'no' };
  if (asked?.kind === 'scale') return { text: '3', other: '5' };
  if (first !== undefined) return { text: '1', ...(second && { other: '2' }) };
  return isNumberOrList(asked?.title ?? '') ? { text: '1' } : { text: 'a walk' };
}

const NUMBERS = /\b(?:how many|how well|how much|how is|how rested|where|which|what makes)\b/i;
const isNumberOrList = (title: string) => NUMBERS.test(title);

export async function faultsAt(step: Step, lang: Language): Promise<string[]> {
  const place = await shownIn(step.place, lang);
  const faults: string[] = [];
  const fault = (name: string, what: string) =>
    faults.push(`${lang}, ${questionAt(place)}, ${name}: ${what}`);
  const shown = last(await say(place, lang === 'en' ? 'repeat' : 'repetir'));
  for (const repair of repairs)
    for (const what of await wrongWith(repair, place, shown, lang)) fault(repair.name, what);
  for (const what of await wrongInSilence(place)) fault('a day of silence', what);
  if (step.answer) for (const what of await wrongInPieces(place, step.answer, lang)) fault('in pieces', what);
  if (step.answer) for (const what of await wrongBeside(place, step.answer, lang)) fault('two things', what);
  if (step.before?.answer.other !== undefined)
    for (const what of await wrongPutRight(step, lang)) fault('put right', what);
  return faults;
}

/** The question has been put in this language too. */
async function shownIn(place: Place, lang: Language): Promise<Place> {
  const holds = !['which', 'late'].includes(String(stackOf(place).at(-1)?.id));
  return lang === 'en' || !holds ? spoken(place, lang) : (await say(spoken(place, lang), 'repetir')).to;
}

async function wrongWith(repair: Repair, place: Place, shown: string, lang: Language): Promise<string[]> {
  // What is written for the hardest hours is kept as it is, and not interrupted by an answer.
  const comes = repair.name === ASIDE && isPlanWritten(place) ? 'kept' : repair.comes;
  const wrong: string[] = [];
  let at = place;
  const heard: string[] = [];
  for (const words of repair.says[lang]) {
    const walked = await say(at, words);
    wrong.push(...tooLong(walked));
    const text = walked.said.map((each) => each.text).join(' ');
    if (comes === 'quiet' && text !== '') wrong.push(`says ${text}`);
    if (comes !== 'quiet' && text === '') wrong.push('is not answered');
    const isOpen = questionAt(at) === questionAt(place) && questionAt(walked.to) === questionAt(place);
    if (isOpen && heard.includes(text)) wrong.push('hears the same twice');
    if (comes === 'again' && !isAskedAgain(place, walked, shown)) wrong.push(`is not asked again: ${text}`);
    heard.push(text);
    at = walked.to;
  }
  if (comes !== 'kept' && !mayKeep(repair, place) && kept(at) !== kept(place))
    wrong.push(`keeps ${difference(place, at)}`);
  return wrong;
}

function mayKeep({ mayBeWords, mayBeAnswer, says }: Repair, place: Place): boolean {
  if (mayBeWords && asksForWords(place)) return true;
  // "Not a 4" is a no to what helped.
  if (mayBeWords && questionAt(place) === 'flare helped steps') return true;
  // Three times: the question may be left by then, and what follows is another one.
  return mayBeAnswer === true || says.en.length > 1;
}

/** The same question; a safety question may have been put in other words. What was asked back holds nobody. */
function isAskedAgain(place: Place, { to, said }: Walked, shown: string): boolean {
  const top = stackOf(place).at(-1)?.id;
  if (top === 'which' || top === 'late') return said.length > 0;
  if (questionAt(to) !== questionAt(place)) return false;
  // These have easier words of their own for the question.
  if (top === 'questionnaire' || stackOf(place).at(-1)?.state['stage'] === 'screen') return said.length > 0;
  return (said.at(-1)?.text ?? '').endsWith(shown.slice(-30));
}

/** The text in which the question stands, and the whole of it where it stands alone. */
function last({ said }: Walked): string {
  return said.at(-1)?.text ?? '';
}

async function wrongInSilence(place: Place): Promise<string[]> {
  const wrong: string[] = [];
  let at: Place = place;
  for (const id of Object.keys(place.planned)) {
    if (!(id in at.planned) || at.planned[id]?.work.kind !== 'event') continue;
    const walked = await comesDue(at, id);
    wrong.push(...tooLong(walked));
    at = walked.to;
  }
  const walked = await say({ ...at, now: Math.max(at.now, place.now + DAY) }, 'hello');
  if (walked.said.length === 0) wrong.push('is not answered');
  return wrong;
}

/** The answer is taken after what came before it as it is without. */
async function wrongInPieces(place: Place, answer: Answer, lang: Language): Promise<string[]> {
  if (asksForWords(place) || isAskedBack(place)) return [];
  let at = place;
  for (const text of pieces[lang].slice(1)) at = (await say(at, text)).to;
  const [alone, behind] = [await say(place, textIn(answer, place)), await say(at, textIn(answer, at))];
  if (questionAt(alone.to) !== questionAt(behind.to)) return [`comes to ${questionAt(behind.to)}`];
  return timeless(kept(alone.to)) === timeless(kept(behind.to)) ? [] : ['keeps another answer'];
}

/** What stands beside the answer is heard, and the answer is taken as it is alone. */
async function wrongBeside(place: Place, answer: Answer, lang: Language): Promise<string[]> {
  // What was only asked back holds nobody.
  const isFree = ['which', 'late'].includes(String(stackOf(place).at(-1)?.id));
  if (isPlanWritten(place) || isFree) return [];
  const text = textIn(answer, place);
  const alone = (await say(place, text)).to;
  const wrong: string[] = [];
  for (const { name, says, heard } of besides[lang]) {
    const walked = await say(place, `${text}. ${says}`);
    wrong.push(...tooLong(walked));
    if (!walked.said.some((each) => each.text.includes(heard))) wrong.push(`${name} is not heard`);
    if (questionAt(alone) !== questionAt(walked.to)) wrong.push(`${name} comes to ${questionAt(walked.to)}`);
    else if (timeless(kept(alone)) !== timeless(kept(walked.to)))
      wrong.push(`${name} keeps ${difference(alone, walked.to)}`);
  }
  return wrong;
}

/** As if the other answer had been given in the first place, and the same question stays open. */
async function wrongPutRight({ place, before }: Step, lang: Language): Promise<string[]> {
  if (before?.answer.other === undefined) return [];
  const other = before.answer.other;
  const [at, from] = [await shownIn(place, lang), await shownIn(before.place, lang)];
  const corrected = (await say(at, putRight[lang](other))).to;
  const anew = (await say(from, other)).to;
  if (questionAt(corrected) !== questionAt(anew)) return [`comes to ${questionAt(corrected)}`];
  return timeless(kept(corrected)) === timeless(kept(anew)) ? [] : [`keeps ${difference(anew, corrected)}`];
}

function textIn({ text }: Answer, place: Place): string {
  const at = place.asked?.options.findIndex(({ label }) => label === text) ?? -1;
  return at < 0 ? text : String(place.asked?.options[at]?.value);
}

function tooLong({ said }: Walked): string[] {
  return said.flatMap(({ text }) =>
    segmentsOf(toGsm(text)).segments > 2 ? [`needs more than two segments: ${text.slice(0, 60)}`] : [],
  );
}

/** Dialog and question, however it is put. */
export function questionAt(place: Place): string {
  const top = stackOf(place).at(-1);
  if (top === undefined) return 'nothing';
  const { stage, at, linkId, part } = top.state;
  const form = top.id === 'form' ? [fileOf(place).form?.form, stateOfForm(place)?.['at']] : [];
  const where = typeof at === 'string' ? at.split('/')[0] : '';
  return [top.id, stage, where, linkId, typeof part === 'string' ? part : '', ...form]
    .filter(Boolean)
    .join(' ');
}

function stateOfForm(place: Place): Record<string, unknown> | undefined {
  return fileOf(place).form?.state as Record<string, unknown> | undefined;
}

export function asksForWords(place: Place): boolean {
  const top = stackOf(place).at(-1);
  if (top === undefined || top.id === 'safety-plan')
    return top !== undefined && top.state['stage'] === 'writing';
  if (top.id === 'form') return place.asked?.kind === 'text' && !isNumberOrList(place.asked.title);
  if (top.id === 'questionnaire') return isNote(top);
  const takes = guides.find(({ id }) => id === top.id)?.takes(top.state);
  return takes === 'words' || takes === 'questions' || WORDS_IN_A_FLARE.has(String(top.state['at']));
}

const WORDS_IN_A_FLARE: ReadonlySet<string> = new Set(
  content.flare.steps.flatMap(({ id, reply }) => (reply === 'words' ? [id] : [])),
);

function isNote({ state }: Frame): boolean {
  const form = content.questionnaire(String(state['questionnaire']));
  const item = form && itemsOf(form).find(({ linkId }) => linkId === state['linkId']);
  return item !== undefined && range(item) === undefined;
}

function isAskedBack(place: Place): boolean {
  return ['which', 'late', 'wish', 'put-right'].includes(String(stackOf(place).at(-1)?.id));
}

/** All that is known of somebody but where the talk stands, and what a person was asked to look at. */
function kept({ docs }: Place): string {
  const all = Object.entries(docs).filter(([name]) => !['talk', 'pace', 'alert'].includes(name));
  return inOrder(Object.fromEntries(all.map(([name, { value }]) => [name, told(name, value as object)])));
}

/** Where they stand in it is no answer. */
function told(name: string, value: object): unknown {
  const { leftAt: _, ...rest } = value as Record<string, unknown>;
  if (name !== 'form') return rest;
  const { answers } = rest['state'] as { answers: unknown };
  return [rest['form'], answers];
}

/** However its names are put. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

function difference(before: Place, after: Place): string {
  const names = Object.keys(after.docs).filter(
    (name) => JSON.stringify(before.docs[name]?.value) !== JSON.stringify(after.docs[name]?.value),
  );
  return names.filter((name) => !['talk', 'pace', 'alert'].includes(name)).join(', ');
}

/** Answers come some seconds sooner or later. */
function timeless(text: string): string {
  return text.replace(/"[\w-]*(?:At|at)":\d{12,}|"corrected",?|"(?:id|eventId|askedIn)":"[^"]*"/g, '');
}
