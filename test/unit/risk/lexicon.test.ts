/** Which words of the patterns a written word is. */
import { Lexicon } from '../../../src/risk/lexicon.ts';

function lexiconOf(stems: string[], words: string[], notMisspelt: string[] = []) {
  const lexicon = new Lexicon(new Set(notMisspelt));
  const numbers = new Map<number, string>();
  for (const stem of stems) numbers.set(lexicon.enter({ kind: 'stem', stem }, `${stem}*`), `${stem}*`);
  for (const word of words) numbers.set(lexicon.enter({ kind: 'word', word }, word), word);
  return (written: string) => lexicon.find(written).map((number) => numbers.get(number));
}

describe('a written word', () => {
  const find = lexiconOf(['over', 'cort'], ['overdose', 'cutting'], ['overhear']);

  it.each([
    ['is what it is', 'cutting', ['cutting']],
    ['is what it would be but for a slip', 'cuting', ['cutting']],
    ['is a beginning with an ending, and nothing else', 'cortando', ['cort*']],
    ['is looked at for a slip too where more follows the beginning than an ending', 'overdse', ['over*']],
    [
      'is looked at for a slip too where more follows the beginning than an ending',
      'overdosse',
      ['over*', 'overdose'],
    ],
    ['is not taken for a slip where it is known as an honest word', 'overhear', ['over*']],
    ['is not guessed at when it is short', 'cutin', []],
  ])('%s: %s %s', (_, written, found) => expect(find(written)).toEqual(found));
});
