/**
 * SVG to PNG, for where only pictures can be shown. resvg as WebAssembly with a font of our own: the same picture on every
 * machine, whatever fonts it has. Loaded when the first picture is wanted, because most processes draw none.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Chart } from '../model/chart.ts';
import { palettePng } from './palette-png.ts';
import { CARD, chartSvg, FONT, type Theme } from './svg.ts';

const require = createRequire(import.meta.url);
const FONTS = '@expo-google-fonts/atkinson-hyperlegible';
const files = [
  `${FONTS}/400Regular/AtkinsonHyperlegible_400Regular.ttf`,
  `${FONTS}/700Bold/AtkinsonHyperlegible_700Bold.ttf`,
];

let loaded: Promise<Uint8Array[]> | undefined;

/** `width` in pixels; the drawing is 480 wide. */
export async function chartPng(
  chart: Chart,
  theme: Exclude<Theme, 'auto'>,
  width = 720,
): Promise<Uint8Array> {
  const fontBuffers = await (loaded ??= load());
  const drawing = new Resvg(chartSvg(chart, theme, CARD), {
    font: { fontBuffers, defaultFontFamily: FONT },
    fitTo: { mode: 'width', value: width },
  });
  const picture = drawing.render();
  const png = palettePng(picture.pixels, picture.width, picture.height);
  // They live outside what the engine collects.
  picture.free();
  drawing.free();
  return png;
}

/** Any drawing without letters, with all its colours and what is see-through in it. */
export async function svgPng(svg: string, width: number): Promise<Uint8Array> {
  await (loaded ??= load());
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width } });
  const picture = drawing.render();
  const png = picture.asPng();
  picture.free();
  drawing.free();
  return png;
}

async function load(): Promise<Uint8Array[]> {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(files.map((file) => readFile(require.resolve(file))));
}
