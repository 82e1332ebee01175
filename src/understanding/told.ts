/** What the phrases of content/understanding find in a message. */
import { normalise, type Said } from '../risk/normalise.ts';
import type { Hit } from '../risk/scan.ts';
import type { Label, Phrases } from './compile.ts';
import { intents, type Intent } from './intents.ts';

export type Told = ({ kind: 'wish'; intent: Intent } | { kind: 'refusal' } | { kind: 'nothing' }) & {
  /** Whether anything at all is asked, and whether anything is refused. */
  asks: boolean;
  refuses: boolean;
  /** It is said to be passed on to a person. */
  passes: boolean;
  /** Wishes that something found speaks against. */
  barred: readonly Intent[];
};

type Wish = Hit<Extract<Label, { is: 'wish' }>>;

/** Words between a refusal and what it takes back. */
const REFUSAL_REACH = 3;
/** A story is no wish, whatever words it holds; only what opens or ends it may be one. */
const STORY = 30;
const SHORT = 4;

export function toldBy(text: string, { spelling, scanner }: Phrases): Told {
  const said = normalise(text, spelling);
  const hits = scanner.scan(said.tokens);
  const wishes = hits.filter(isWish).filter((wish) => !isBarred(wish, hits) && isOutspoken(wish, said));
  const refusals = hits.filter(({ label }) => label.is === 'refusal');
  const isRefused = (wish: Wish) => refusals.some((refusal) => takesBack(refusal, wish, said));
  const meant = strongest(wishes.filter((wish) => !isRefused(wish)));
  const asks = isAsked(text, said, hits);
  const passes = hits.some(({ label }) => label.is === 'passes');
  const rest = { asks, passes, refuses: refusals.length > 0, barred: barredBy(hits) };
  if (meant !== undefined) return { kind: 'wish', intent: meant, ...rest };
  return { kind: wishes.some(isRefused) ? 'refusal' : 'nothing', ...rest };
}

/** "I really want to" is the beginning of something, and asks nothing yet. */
function isAsked(text: string, { tokens }: Said, hits: readonly Hit<Label>[]): boolean {
  if (/[?¿]/.test(text)) return true;
  return tokens.length > SHORT && hits.some(({ label, from }) => label.is === 'asks' && from === 0);
}

function barredBy(hits: readonly Hit<Label>[]): Intent[] {
  return hits.flatMap(({ label }) => (label.is === 'not' ? [label.intent] : []));
}

const isWish = (hit: Hit<Label>): hit is Wish => hit.label.is === 'wish';

function isBarred(wish: Wish, hits: readonly Hit<Label>[]): boolean {
  return hits.some(
    ({ label, from, to }) =>
      label.is === 'not' && label.intent === wish.label.intent && from < wish.to && wish.from < to,
  );
}

function isOutspoken({ from, to }: Wish, { tokens }: Said): boolean {
  return tokens.length <= STORY || from <= 2 || to >= tokens.length - 2;
}

/** "Do not text me until Monday" says itself what it wants, and takes nothing back. */
function takesBack(refusal: Hit<Label>, wish: Wish, { tokens }: Said): boolean {
  const holds = wish.from <= refusal.from && refusal.to <= wish.to;
  if (holds && wish.label.intent !== 'check-in') return false;
  const isAhead = wish.from >= refusal.from && wish.from - refusal.to <= REFUSAL_REACH;
  return isAhead && tokens[refusal.from]?.clause === tokens[wish.from]?.clause;
}

/** What covers most of the message; a phrase that is sure before a hint; among equals the earlier in the list. */
function strongest(wishes: readonly Wish[]): Intent | undefined {
  const sure = wishes.filter(({ label }) => !label.hint);
  let best: Wish | undefined;
  for (const wish of sure.length > 0 ? sure : wishes)
    if (best === undefined || outweighs(wish, best)) best = wish;
  return best?.label.intent;
}

function outweighs(wish: Wish, best: Wish): boolean {
  const [isFixed, wasFixed] = [isForPeople(wish.label.intent), isForPeople(best.label.intent)];
  if (isFixed !== wasFixed) return isFixed;
  const longer = wish.to - wish.from - (best.to - best.from);
  return longer > 0 || (longer === 0 && rank(wish) < rank(best));
}

const rank = ({ label }: Wish) => intents.indexOf(label.intent);

/** Never answered by anything else, however long the rest of the message is. */
export function isForPeople(intent: Intent): boolean {
  return intent === 'emergency' || intent === 'medicine' || intent === 'diagnosis';
}
