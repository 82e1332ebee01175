import { readFileSync } from 'node:fs';
import { settings } from '../../src/config/config.ts';
import { faults } from '../../src/errors.ts';

const readme = readFileSync('README.md', 'utf8');
const rows = (heading: string) => {
  const [, section = ''] = readme.split(`### ${heading}\n`);
  return [...(section.split(/\n##/)[0] ?? '').matchAll(/^\| ([A-Z_]+) \|/gm)].map(([, name]) => name).sort();
};

describe('the README', () => {
  it('lists every setting, and no other', () =>
    expect(rows('Settings')).toEqual(Object.keys(settings.shape).sort()));
  it('lists every fault, and no other', () =>
    expect(rows('When it says')).toEqual(Object.keys(faults).sort()));
});
