/** Whoever reads a runbook at night must find what it names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isCommand } from '../../../src/ops/usage.ts';
import { faults } from '../../../src/errors.ts';
import { settings } from '../../../src/config/config.ts';
import { SCARCE_BYTES } from '../../../src/ops/room-left.ts';
import { freshRegistry } from './fresh-registry.ts';

const dir = 'src/ops/runbooks';
const pages = readdirSync(dir).map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }));
const rulesText = readFileSync('src/ops/alert-rules.yaml', 'utf8');

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; runbook: string };
}
const rules = (parse(rulesText) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);

async function metricNames(): Promise<Set<string>> {
  return new Set((await freshRegistry().getMetricsAsJSON()).map(({ name }) => name));
}

const sources = ['src', 'dialogs'].flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(room, name), 'utf8')),
);

describe('the runbooks', () => {
  it('are thirteen, each with the four things one wants to know', () => {
    expect(pages).toHaveLength(13);
    for (const { text } of pages)
      for (const part of ['**You notice.**', '**Meanwhile.**', '**It is over**'])
        expect(text).toContain(part);
    expect(pages.filter(({ text }) => text.split('\n').length > 50)).toEqual([]);
  });

  it('are told of a disk at the size at which the service asks for room', () => {
    const rule = rules.find(({ alert }) => alert === 'DataDirNearlyFull');
    expect(rule?.expr).toBe(`min(flarepath_data_dir_free_bytes) < ${SCARCE_BYTES}`);
  });

  it('name only metrics that there are', async () => {
    const known = await metricNames();
    const named = [...pages.map(({ text }) => text), rulesText].flatMap(
      (text) => text.match(/flarepath_[a-z_]+/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((name) => !known.has(name.replace(/_(bucket|count|sum)$/, '')))).toEqual([]);
  });

  it('name only commands that there are', () => {
    const named = pages.flatMap(({ text }) =>
      [...text.matchAll(/npm run ops -- (\S+?)[`\s]/g)].map(([, name = '']) => name),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !isCommand(name))).toEqual([]);
  });

  it('name only log lines that the service writes', () => {
    const named = pages.flatMap(({ text }) => {
      const [, list = ''] = /log\s+lines?\s+((?:`[^`]+`(?:,| and)?\s+)*`[^`]+`)/.exec(text) ?? [];
      return [...list.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line.replaceAll(/\s+/g, ' '));
    });
    expect(named.length).toBeGreaterThan(10);
    const words = named.filter((line) => !['unknown', 'gave-up', '/readyz'].includes(line));
    expect(words.filter((line) => !sources.some((source) => source.includes(`'${line}'`)))).toEqual([]);
  });

  it('name only alerts, settings, faults and pages that there are', () => {
    const known = new Set([
      ...rules.map(({ alert }) => alert),
      ...Object.keys(faults),
      ...Object.keys(settings.shape),
    ]);
    for (const { text } of pages) {
      const [, noticed = ''] = /\*\*You notice\.\*\*([\s\S]*?)\n\n/.exec(text) ?? [];
      const named = [...noticed.matchAll(/`([A-Z]\w+)`/g)].map(([, name = '']) => name);
      expect(named.filter((name) => !known.has(name))).toEqual([]);
      const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to);
      expect(links.filter((to) => !existsSync(join(dir, to)))).toEqual([]);
    }
  });
});

describe('the alert rules', () => {
  it('each say how urgent they are, what happened and what to read', () => {
    for (const { labels, annotations } of rules) {
      expect(labels.severity).toMatch(/^(page|ticket)$/);
      expect(annotations.summary).not.toBe('');
      expect(existsSync(annotations.runbook)).toBe(true);
    }
  });

  it('see the first time too: what they watch for a rise from nothing stands at zero from the start', async () => {
    const lines = (await freshRegistry().metrics()).split('\n').filter((line) => line.endsWith(' 0'));
    const fromNothing = rules.flatMap(({ expr }) =>
      [...expr.matchAll(/increase\((\w+)(?:\{([^}]*)\})?\[\w+\]\)\)? (?:>|==) 0\b/g)].map(
        ([, name = '', labels = '']) => ({ name, labels: labels === '' ? [] : labels.split(',') }),
      ),
    );
    expect(fromNothing.length).toBeGreaterThan(5);
    const unseen = fromNothing.filter(
      ({ name, labels }) =>
        !lines.some((line) => line.startsWith(name) && labels.every((label) => line.includes(label))),
    );
    expect(unseen.filter(({ labels }) => !labels.some((label) => label.includes('!=')))).toEqual([]);
  });

  it('are each named in the runbook they send to, or nobody would know why they are there', () => {
    const lost = rules.filter(
      ({ alert, annotations }) => !readFileSync(annotations.runbook, 'utf8').includes(`\`${alert}\``),
    );
    expect(lost.map(({ alert }) => alert)).toEqual([]);
  });
});
