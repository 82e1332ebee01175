/** The two icons that Teams wants: a row of lights that leads down, in colour and as a white outline. */
import { svgPng } from '../charts/png.ts';

const LIGHTS = [
  [96, 34, 5],
  [96, 62, 7],
  [96, 98, 10],
  [96, 146, 14],
] as const;

export async function icons(): Promise<Record<'color.png' | 'outline.png', Uint8Array>> {
  return {
    'color.png': await svgPng(colour(), 192),
    'outline.png': await svgPng(outline(), 32),
  };
}

function colour(): string {
  const rows = LIGHTS.map(
    ([x, y, r]) =>
      `<circle cx="${x - y * 0.3}" cy="${y}" r="${r}" fill="#FFC857"/><circle cx="${x + y * 0.3}" cy="${y}" r="${r}" fill="#FFC857"/>`,
  );
  return svg(192, `<rect width="192" height="192" fill="#14324A"/>${rows.join('')}`);
}

/** White on nothing, as Teams asks: it colours the rest itself. */
function outline(): string {
  const rows = LIGHTS.map(
    ([, y, r]) =>
      `<circle cx="${16 - y * 0.055}" cy="${y / 6 + 1}" r="${r / 5.2}" fill="#FFFFFF"/><circle cx="${16 + y * 0.055}" cy="${y / 6 + 1}" r="${r / 5.2}" fill="#FFFFFF"/>`,
  );
  return svg(32, rows.join(''));
}

function svg(size: number, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}">${body}</svg>`;
}
