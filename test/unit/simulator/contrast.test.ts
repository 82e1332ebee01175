import { readFileSync } from 'node:fs';

const css = readFileSync('src/simulator/page/style.css', 'utf8');
const dark = css.indexOf('@media (prefers-color-scheme: dark)');
const colours = (from: string) =>
  Object.fromEntries(
    [...from.matchAll(/--([\w-]+): (#[0-9a-fA-F]{6});/g)].map((each) => [each[1], each[2]]),
  ) as Record<string, string>;
const schemes = {
  light: colours(css.slice(0, dark)),
  dark: colours(css.slice(dark, css.indexOf('}', dark))),
};

/** https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, bl] = [1, 3, 5].map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const texts = [
  ['ink', 'paper'],
  ['ink', 'panel'],
  ['ink', 'theirs'],
  ['ink', 'teams-tint'],
  ['soft', 'paper'],
  ['soft', 'panel'],
  ['soft', 'theirs'],
  ['panel', 'ink'],
  ['on-accent', 'accent'],
  ['on-teams', 'teams'],
  ['on-alert', 'alert'],
  ['accent', 'panel'],
  ['teams', 'panel'],
  ['warn', 'panel'],
  ['alert', 'panel'],
  ['alert', 'alert-tint'],
] as const;

describe.each(Object.entries(schemes))('in the %s colours', (_, scheme) => {
  it.each(texts)('text in %s on %s keeps 4.5 to 1', (text, ground) => {
    expect(contrast(scheme[text] as string, scheme[ground] as string)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['panel', 'paper'])('the edges of fields and buttons keep 3 to 1 on %s', (ground) => {
    expect(contrast(scheme.edge as string, scheme[ground] as string)).toBeGreaterThanOrEqual(3);
  });
});
