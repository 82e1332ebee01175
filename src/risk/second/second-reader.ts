/**
 * The second reader of the risk screen: a linear model over words, pieces of words and families of words, that hears what
 * no rule was written for. It is pure: the same text, the same answer. It can raise what the rules said and can never
 * lower it.
 */
import { highest, ofTheMind, outranks, secondReaderRule, signalNames } from '../../model/signal.ts';
import type { Expected, Screened, Signal, Tier } from '../../model/signal.ts';
import type { Support } from '../doubt.ts';
import { inOrder } from '../order.ts';
import type { Screen } from '../screen.ts';
import { dangerLook } from './danger-features.ts';
import { compileFamilies } from './families.ts';
import type { SecondReaderFiles } from './files.ts';
import { evidence } from './evidence.ts';
import { rowsOf, told } from './reading.ts';
import { score, worst, type Heard } from './score.ts';
import { headIn, kindsIn, type HeadName } from './table.ts';

export interface Reading {
  /** How sure it is that there is danger; above the thresholds of reader.json it counts. */
  danger: number;
  /** Of which doubtful rules it is sure enough of danger to settle the doubt. */
  supports: Support | undefined;
  signal: Signal | undefined;
  /** What it raises a message to that the rules would alert somebody for: of two who hear danger, one may say how grave. */
  paging: Signal | undefined;
}
export type SecondReader = (text: string) => Reading;

export function createSecondReader({ families: lists, reader, table }: SecondReaderFiles): SecondReader {
  const families = compileFamilies(lists);
  const headOf = (name: HeadName) => ({ ...reader.heads[name], weights: headIn(table, name) });
  const [danger, grave] = [headOf('danger'), headOf('grave')];
  const signals = signalNames.map((name) => reader.signals[name] ?? { bias: 0, scale: 1 });
  const kinds = {
    weights: kindsIn(table),
    biases: signals.map(({ bias }) => bias),
    scales: signals.map(({ scale }) => scale),
  };
  const { ask, support, alert, page } = reader.levels;

  const ears = { danger, emergency: headOf('emergency'), kinds, spanish: headOf('spanish') };
  const tierOf = ({ lang, sure, settled, emergency, row }: Heard): Tier => {
    if (sure < ask.at[lang]) return 'none';
    if (settled < alert.at[lang]) return 'ask';
    if (emergency >= page.at[lang]) return 'emergency';
    return score(grave, row) >= 0 ? 'urgent' : 'soon';
  };

  const supportOf = ({ lang, sure, settled }: Heard): Support | undefined => {
    if (sure < ask.at[lang]) return undefined;
    return settled >= support.at[lang] ? 'all' : 'gravest';
  };

  return (text) => {
    const { original, words } = told(text, families);
    if (words.length === 0) return { ...unheard, danger: danger.bias };
    const heard = worst(ears, rowsOf(words, dangerLook));
    const tier = tierOf(heard);
    const mayPage = heard.emergency >= page.at[heard.lang];
    if (tier === 'none' && !mayPage) return { ...unheard, danger: heard.sure };
    const why = { words: evidence(original, words, heard.stretch, danger.weights), changedBy: [] };
    const said = { signal: signalNames[heard.likeliest]!, rule: secondReaderRule, evidence: why };
    return {
      danger: heard.sure,
      supports: supportOf(heard),
      signal: tier === 'none' ? undefined : { ...said, tier },
      paging: mayPage ? { ...said, tier: 'emergency' } : undefined,
    };
  };
}

const unheard: Pick<Reading, 'supports' | 'signal' | 'paging'> = {
  supports: undefined,
  signal: undefined,
  paging: undefined,
};

/**
 * What the rules said, and what the second reader would raise it to. Nothing the rules said is taken away. It knows messages
 * and no conversation: of words that our own question offers, or that only put it off, it is not asked, nor of an ordinary dose,
 * since most who tell of one in what it has learnt told of too many, nor of what is said on any day; beside a number that answers a mere resemblance is none.
 */
export function withSecondReader(screen: Screen, read: SecondReader): Screen {
  // A message is screened without and then with what is known of the patient; the second reader hears the same in both.
  let last: { text: string; reading: Reading } | undefined;
  return (said) => {
    if (last?.text !== said.text) last = { text: said.text, reading: read(said.text) };
    const { supports, signal, paging } = besideQuestion(last.reading, said.expected);
    const first = screen({ ...said, supported: supports });
    const { signals, ...all } = raised(first, outranks(first.tier, 'ask') ? (paging ?? signal) : signal);
    return { ...all, signals: inOrder(signals, (signal ?? paging)?.signal) };
  };
}

/** What the reading room has read to the last word, and need not be guessed at. */
const understood: ReadonlySet<Expected> = new Set([
  'our-words',
  'told',
  'put-off',
  'dose',
  'small',
  'ordinary',
]);

function besideQuestion(reading: Reading, expected: Expected | undefined): typeof unheard {
  if (expected !== undefined && understood.has(expected)) return unheard;
  const { signal, supports } = reading;
  // Nobody is called for what a no sounds like: it is asked once more.
  if (expected === 'denial')
    return { ...reading, signal: signal && { ...signal, tier: 'ask' }, paging: undefined };
  const isFaint = signal?.tier === 'ask' && supports !== 'all' && !ofTheMind.has(signal.signal);
  return expected === 'number' && isFaint ? { ...reading, signal: undefined } : reading;
}

export function raised(first: Screened, second: Signal | undefined): Screened {
  if (second === undefined || !outranks(second.tier, first.tier)) return first;
  // Whether somebody else is in danger is asked at once; the list would take the question away.
  if (first.about !== undefined && first.tier === 'ask' && second.tier === 'soon') return first;
  const same = first.signals.find((each) => each.signal === second.signal);
  const others = first.signals.filter((each) => each !== same);
  const signals = inOrder([same ? joined(same, second) : aboutThe(first, second), ...others]);
  return { tier: highest(signals.map((each) => each.tier)), signals };
}

/** Both readers heard the same: the higher tier, and the words of both. */
function joined(rule: Signal, second: Signal): Signal {
  const words = [...new Set([...rule.evidence.words, ...second.evidence.words])];
  return {
    ...second,
    rule: `${rule.rule}, ${second.rule}`,
    evidence: { ...rule.evidence, words },
  };
}

/** It does not hear whose danger it is; the rules do. */
function aboutThe({ about }: Screened, second: Signal): Signal {
  return about === undefined ? second : { ...second, evidence: { ...second.evidence, about } };
}
