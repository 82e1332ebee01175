/** A rule that Prometheus cannot read, or that asks for a label which nothing has, never fires. */
import { readFileSync } from 'node:fs';
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';
import { freshRegistry } from './fresh-registry.ts';

interface Rule {
  alert: string;
  expr: string;
}
const text = readFileSync('src/ops/alert-rules.yaml', 'utf8');
const rules = (parse(text) as { groups: { rules: Rule[] }[] }).groups.flatMap((group) => group.rules);

const metrics = freshRegistry().getMetricsAsArray() as unknown as { name: string; labelNames: string[] }[];
const labels = new Map(metrics.map(({ name, labelNames }) => [name, labelNames]));

function unreadable(expr: string): string[] {
  const found: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ type, from }) => void (type.isError && found.push(`at ${expr.slice(from)}`)),
  });
  return found;
}

/** Each metric with each label that its series are chosen by. */
function chosenBy(expr: string): [metric: string, label: string][] {
  const found: [string, string][] = [];
  parser.parse(expr).iterate({
    enter: ({ name, node }) => {
      if (name === 'VectorSelector') found.push(...matched(node, expr));
    },
  });
  return found;
}

function matched(selector: SyntaxNode, expr: string): [string, string][] {
  const words = ({ from, to }: SyntaxNode) => expr.slice(from, to);
  const metric = selector.getChild('Identifier');
  const matchers = selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
  return matchers.flatMap((each) => {
    const label = each.getChild('LabelName');
    return metric && label ? [[words(metric), words(label)] as [string, string]] : [];
  });
}

it.each(rules.map(({ alert, expr }) => [alert, expr]))('%s can be read', (_, expr) => {
  expect(unreadable(expr)).toEqual([]);
});

it('what cannot be read is noticed', () => {
  for (const expr of ['sum(increase(x[1h]) > 5', 'max(x) >', 'nonsense(x[5m])', 'increase(x[5q])'])
    expect(unreadable(expr)).not.toEqual([]);
});

it('only labels are asked for that the metrics have', () => {
  const asked = rules.flatMap(({ expr }) => chosenBy(expr)).filter(([name]) => name.startsWith('flarepath_'));
  expect(asked.length).toBeGreaterThan(8);
  const whole = (name: string) => name.replace(/_(bucket|count|sum)$/, '');
  const unknown = asked.filter(([name, label]) => labels.get(whole(name))?.includes(label) !== true);
  expect(unknown).toEqual([]);
});
