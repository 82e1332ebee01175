import { afterTools, END, resolve, stepNamed, toolsOf } from '../../../src/coaching/graph.ts';
import { askedBy, keysOf } from '../../../src/content/flare-checks.ts';
import { languages } from '../../../src/model/language.ts';
import { readChoice } from '../../../src/reading/choice.ts';
import { readWhole } from '../../../src/reading/command.ts';
import { readReady } from '../../../src/reading/ready.ts';
import { shippedContent as content } from '../../harness/scene.ts';

const { flare } = content;
const words = languages.map((lang) => content.words(lang));

function permutations(of: readonly string[]): string[][] {
  if (of.length === 0) return [[]];
  return of.flatMap((each) =>
    permutations(of.filter((other) => other !== each)).map((rest) => [each, ...rest]),
  );
}

function wayFrom(order: string[]): string[] {
  const way: string[] = [];
  let step = resolve(flare, flare.first, { order }, '');
  while (step !== undefined && way.length < 50) {
    way.push(step.id);
    step = resolve(flare, step.next, { order }, step.id);
  }
  return way;
}

describe('the steps of a flare', () => {
  const all = toolsOf(flare);

  it('end for every order of the tools, come to each tool once, and to nothing twice', () => {
    const others = flare.steps.filter(({ tool }) => !tool).map(({ id }) => id);
    for (const order of permutations(all)) {
      const way = wayFrom(order);
      expect(new Set(way).size).toBe(way.length);
      expect(way.toSorted()).toEqual([...others, ...order].toSorted());
      expect(way.filter((each) => order.includes(each))).toEqual(order);
    }
  });

  it('leave out a tool that is not in the order, and go on without any', () => {
    expect(wayFrom(['move'])).toEqual(['pause', 'move', 'today', 'tell']);
    expect(wayFrom([])).toEqual(['pause', 'today', 'tell']);
    expect(afterTools(flare)).toBe('today');
    expect(resolve(flare, END, { order: [] }, 'tell')).toBeUndefined();
  });

  it.each(languages)('every answer they offer is understood by its number and its words (%s)', (lang) => {
    for (const step of flare.steps.filter(({ reply }) => reply === 'choice')) {
      if (step.reply !== 'choice') continue;
      const options = step.answers.map(({ id, label }) => ({ value: id, label: content.text(label, lang) }));
      step.answers.forEach(({ id, label }, at) => {
        expect([step.id, readChoice(String(at + 1), options, words)]).toEqual([step.id, id]);
        expect([step.id, readChoice(content.text(label, lang), options, words)]).toEqual([step.id, id]);
      });
    }
  });

  it('the words they ask for are known in both languages', () => {
    for (const word of ['OK', 'ok', 'done', 'listo', 'Ready']) expect(readReady(word, words)).toBe(true);
    expect(readReady('not ready', words)).toBe(false);
    for (const word of ['SKIP', 'SALTAR']) expect(readWhole(word, words)).toBe('skip');
    for (const word of ['FLARE', 'BROTE']) expect(readWhole(word, words)).toBe('flare');
  });

  it('no text of a flare is dead: each is said by a step, or by the code that goes around them', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const files = [...readdirSync('dialogs/flare').map((file) => `dialogs/flare/${file}`), 'dialogs/root.ts'];
    const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const inSteps = new Set([...flare.steps.flatMap(keysOf), ...flare.screen.flatMap(askedBy)]);
    const { parse } = await import('yaml');
    const { messages } = parse(readFileSync('content/messages/en.yaml', 'utf8')) as { messages: object };
    const built =
      /^flare\.(follow\.(easier|same|usual|why)|(helped|unless)\.why)$|^label\.flare\.(easier|same|harder|usual)$/;
    const dead = Object.keys(messages)
      .filter((key) => /^(label\.)?flare\./.test(key))
      .filter((key) => !inSteps.has(key) && !code.includes(`'${key}'`) && !built.test(key));
    expect(dead).toEqual([]);
  });

  it('only the gate says what a step says', async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    const said = readdirSync('dialogs/flare').flatMap((file) =>
      [...readFileSync(`dialogs/flare/${file}`, 'utf8').matchAll(/turn\.say\(\s*([^,)]+)/g)].map(
        (each) => each[1],
      ),
    );
    const allowed = [
      /^key$/, // the gate itself
      /^ask$/, // a safety question
      /^'flare\.(not-now|begin|again|often|long|later|old-card|changed|offer(-early)?|meanwhile|screen\.(other-way|letter|list|again|waiting|why))'$/,
      /^isNew \? 'flare\.begin' : 'flare\.again'$/,
      /^said\.media > 0 \? 'everyday\.pictures' : 'everyday\.empty'$/,
    ];
    expect(said.filter((each) => !allowed.some((one) => one.test(each ?? '')))).toEqual([]);
    expect(stepNamed(flare, flare.first)).toBeDefined();
  });
});
