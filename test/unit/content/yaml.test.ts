import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readYaml } from '../../../src/content/yaml.ts';

describe('content as YAML', () => {
  it('is the same to the quick reader as to the one that knows the lines', () => {
    const names = globSync('content/**/*.{yaml,json}');
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      const text = readFileSync(name, 'utf8');
      const read = readYaml(text);
      if (read.kind === 'slip') throw new Error(`${name}:${read.line}: ${read.text}`);
      expect(read.value).toEqual(parse(text));
    }
  });

  it.each([
    ['a: no\nb: 0o17\nc: 2026-11-26\nd: 1_000\ne: 12:30\nf: ~\ng: .5', 'words that look like something else'],
    ['<<: { a: 1 }\nb: "\\u00e9"\nc: >-\n  two\n  lines', 'signs of their own'],
  ])('reads %j alike', (text) => {
    expect(readYaml(text)).toMatchObject({ kind: 'read', value: parse(text) as unknown });
  });

  it('names the line of a value, and of the nearest thing around one that is missing', () => {
    const read = readYaml('a:\n  b: 1\n  c:\n    - x\n    - y\n');
    if (read.kind === 'slip') throw new Error(read.text);
    expect(read.lineOf(['a', 'c', 1])).toBe(5);
    expect(read.lineOf(['a', 'c', 'none'])).toBe(4);
    expect(read.lineOf(['none'])).toBe(1);
  });

  it.each([
    ['a: 1\nb: [2\nc: 3\n', 3],
    ['a: 1\nb: 2\na: 3\n', 3],
    ['{\n  "a": 1,\n  "a": 2\n}', 3],
  ])('names the line of a slip in %j', (text, line) => {
    expect(readYaml(text)).toMatchObject({ kind: 'slip', line });
  });
});
