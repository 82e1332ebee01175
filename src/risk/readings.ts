/** How people write words: text-speak, contractions, stretched and disguised letters. One written word, its readings. */
/** Folded words, and what else each is written for. */
export interface OtherSpellings {
  instead: Map<string, string[]>;
  also: Map<string, string[]>;
}

/** One or more words, each with the ways it may be read; the first is the likeliest. */
export function readWord(written: string, tables: OtherSpellings): string[][] {
  const contracted = openContraction(written);
  if (contracted) return contracted.flatMap((part) => readWord(part, tables));
  const bare = written.replaceAll("'", '');
  const longer = tables.instead.get(bare) ?? tables.instead.get(unstretched(bare)[0] ?? bare);
  if (longer) return longer.map((word) => [word, ...(tables.also.get(word) ?? [])]);
  const forms = [bare, ...unstretched(bare), ...undisguised(bare)];
  const others = forms.flatMap((form) => [...(tables.also.get(form) ?? []), ...withG(form)]);
  return [[...new Set([...forms, ...others])]];
}

const endings: Record<string, string> = {
  m: 'am',
  re: 're',
  ve: 'have',
  ll: 'will',
  d: 'would',
  t: 'not',
  s: 'is',
};
const takesIs = /^(he|she|it|that|what|there|who|here|how|where|everything|nothing|nobody)$/;
const irregular: Record<string, string> = { ca: 'can', wo: 'will', sha: 'shall', ai: 'is' };

function openContraction(written: string): string[] | undefined {
  const [, stem, ending] = /^(\p{L}+)'(m|re|ve|ll|d|t|s)$/u.exec(written) ?? [];
  if (stem === undefined || ending === undefined) return undefined;
  if (ending === 't')
    return stem.endsWith('n') ? [irregular[stem.slice(0, -1)] ?? stem.slice(0, -1), 'not'] : undefined;
  if (ending === 's') return takesIs.test(stem) ? [stem, 'is'] : [stem];
  return [stem, ending === 're' ? 'are' : (endings[ending] ?? ending)];
}

/** "sooo" is "so", "killl" is "kill": three or more of a letter stand for one or for two. */
function unstretched(word: string): string[] {
  return /(\p{L})\1\1/u.test(word)
    ? [word.replace(/(\p{L})\1{2,}/gu, '$1'), word.replace(/(\p{L})\1{2,}/gu, '$1$1')]
    : [];
}

/** "killin" is "killing". */
function withG(word: string): string[] {
  return word.length > 4 && word.endsWith('in') ? [`${word}g`] : [];
}

const disguises: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '*': 'i',
  '|': 'i',
  '.': 'i',
};

function undisguised(word: string): string[] {
  if (!/\p{L}/u.test(word) || !/[0134579@$!*|.]/.test(word)) return [];
  const read = (as: Record<string, string>) => word.replace(/[0134579@$!*|.]/g, (mark) => as[mark] ?? '');
  return [read(disguises), read({ ...disguises, '1': 'l', '*': '', '.': '' })];
}
