import fc from 'fast-check';
import type { Chart } from '../../../src/model/chart.ts';
import { dayAfter } from '../../../src/model/time.ts';
import { sparkline } from '../../../src/charts/sparkline.ts';
import { chartSvg, missing, safe, unbroken } from '../../../src/charts/svg.ts';

const to = '2026-03-15';
const days = 14;
const from = dayAfter(to, 1 - days);
const points = (values: readonly (number | undefined)[]) =>
  values.flatMap((value, at) => (value === undefined ? [] : [{ day: dayAfter(from, at), value }]));
const given = [6, 5, undefined, 4, 5, undefined, undefined, 7, 10, 0, 3, 3, undefined, 2];
const chart: Chart = {
  lang: 'en',
  title: 'Your last 14 days',
  alt: 'Limits: from 0 to 10.',
  to,
  days,
  gap: 'no answer',
  panels: [
    {
      label: 'Limits <&"',
      min: 0,
      max: 10,
      low: 'not at all',
      high: 'fully',
      points: points(given),
      usual: { value: 6, label: 'first weeks 6' },
    },
  ],
};

describe('a chart', () => {
  const svg = chartSvg(chart, 'light');

  it('is named and told in words for whoever cannot see it', () => {
    expect(svg).toContain('role="img" aria-labelledby="chart-title chart-desc"');
    expect(svg).toContain('<title id="chart-title">Your last 14 days</title>');
    expect(svg).toContain('<desc id="chart-desc">Limits: from 0 to 10.</desc>');
  });

  it('has a dot for each answer, a cross for each day without one, and no line across a gap', () => {
    expect(svg.match(/<circle class="dot"/g)).toHaveLength(10);
    // One more cross says what it means.
    expect(svg.match(/<path class="gap"/g)).toHaveLength(4 + 1);
    expect(svg.match(/<path class="line"/g)).toHaveLength(3);
  });

  it('marks no day before the person began', () => {
    const since = chartSvg({ ...chart, since: dayAfter(to, -4) }, 'light');
    expect(since.match(/<path class="gap"/g)).toHaveLength(1 + 1);
  });

  it('keeps every word what it is', () => {
    expect(svg).toContain('Limits &#60;&#38;&#34;');
    expect(svg).not.toContain('Limits <');
    expect(safe(`'>`)).toBe('&#39;&#62;');
  });

  it('says the usual in words and by a broken line, not by its colour', () => {
    expect(svg).toContain('- - first weeks 6');
    expect(svg).toMatch(/\.usual\{[^}]*stroke-dasharray/);
  });

  it('says both ends of a scale, and of an amount its span', () => {
    expect(svg).toContain('0 not at all, 10 fully');
    const [panel] = chart.panels;
    const minutes = { ...panel!, low: '', high: 'minutes', max: 30 };
    expect(chartSvg({ ...chart, panels: [minutes] }, 'light')).toContain('>0-30 minutes');
  });

  it('is readable on light and dark', () => {
    expect(chartSvg(chart, 'auto')).toContain('@media (prefers-color-scheme:dark)');
    for (const theme of ['light', 'dark'] as const) {
      const colour = (name: string) =>
        new RegExp(`\\.${name}\\{(?:fill|stroke):(#[0-9a-f]{6})`).exec(chartSvg(chart, theme))?.[1] ?? '';
      for (const [name, least] of [
        ['ink', 7],
        ['faint', 4.5],
        ['line', 3],
      ] as const)
        expect({ theme, name, contrast: contrast(colour(name), colour('back')) >= least }).toEqual({
          theme,
          name,
          contrast: true,
        });
    }
  });

  it('joins only days that follow one another, whatever is missing', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }), {
      minLength: days,
      maxLength: days,
    });
    fc.assert(
      fc.property(values, (some) => {
        const all = points(some);
        for (const run of unbroken({ points: all }))
          for (const [at, point] of run.entries())
            if (at > 0) expect(dayAfter(run[at - 1]!.day)).toBe(point.day);
        expect(missing({ points: all }, { to, days })).toHaveLength(days - all.length);
        const cells = sparkline(all, to, days).split(' ');
        expect(cells).toEqual(some.map((value) => (value === undefined ? '-' : String(value))));
      }),
      { numRuns: 200, seed: 8 },
    );
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
    const [red = 0, green = 0, blue = 0] = parts.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [a, b] = [light(one), light(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
