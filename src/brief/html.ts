/** The brief as one HTML file that needs nothing else: for the screen, for print, and for a viewer inside another system. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { quoted, type Drawing, type Page, type Paper } from './page.ts';
import { stripOf } from './strip.ts';
import { woffOf } from './woff.ts';
import type { WordedLine, WordedSection } from './worded.ts';

const BOX = { width: 320, height: 44 };
const fonts = createRequire(import.meta.url);
const faces = [
  ['400Regular', 400],
  ['700Bold', 700],
] as const;

export function htmlOf(page: Page, paper: Paper, size: number): string {
  return [
    '<!doctype html>',
    `<html lang="${safe(page.lang)}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${safe(page.title)}</title><style>${style(paper, size)}</style></head>`,
    '<body><main>',
    `<header><h1>${safe(page.name)}</h1><p><strong>${safe(page.title)}</strong><br>${safe(page.visit)}</p></header>`,
    ...(page.open === undefined ? [] : [`<p class="open">${safe(page.open)}</p>`]),
    ...drawn(page),
    ...page.sections.map(sectionHtml),
    `<footer>${safe(page.made)} ${safe(page.trace)}</footer>`,
    told(page),
    '</main></body></html>',
  ].join('\n');
}

function drawn(page: Page): string[] {
  if (page.drawings.length === 0) return [];
  const figures = page.drawings.map((each) => figure(each, page));
  return [
    `<div class="drawn">${figures.join('')}</div>`,
    `<p class="legend">${safe(page.from)} – ${safe(page.to)}. ${safe(page.legend)}</p>`,
  ];
}

function figure({ label, alt, of }: Drawing, { drawnTo, days }: Page): string {
  const strip = stripOf(of, drawnTo, days, BOX);
  const shift = 22;
  const x = (place: number) => Math.round((place + shift) * 10) / 10;
  const y = (place: number) => Math.round((place + 6) * 10) / 10;
  const width = BOX.width + shift + 6;
  const height = BOX.height + 14;
  return [
    `<figure><figcaption>${safe(label)}</figcaption>`,
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${safe(alt)}">`,
    ...[0, BOX.height].map((at) => `<path class="grid" d="M${shift} ${y(at)}H${width - 4}"/>`),
    `<text x="14" y="${y(0) + 4}">${of.measure.max}</text><text x="14" y="${y(BOX.height) + 4}">${of.measure.min}</text>`,
    ...(strip.usual === undefined
      ? []
      : [`<path class="usual" d="M${shift} ${y(strip.usual)}H${width - 4}"/>`]),
    ...strip.runs.map(
      (run) => `<path class="line" d="M${run.map((each) => `${x(each.x)} ${y(each.y)}`).join('L')}"/>`,
    ),
    ...strip.dots.map((each) => `<circle cx="${x(each.x)}" cy="${y(each.y)}" r="2.4"/>`),
    ...strip.gaps.map(
      (at) => `<path class="gap" d="M${x(at) - 2.5} ${y(BOX.height + strip.lane) - 2.5}l5 5m0 -5l-5 5"/>`,
    ),
    '</svg></figure>',
  ].join('');
}

function sectionHtml({ id, title, lines }: WordedSection): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${safe(title)}</h2><div>${lines.map(lineHtml).join('')}</div></section>`;
}

function lineHtml({ text, quote, isOpen }: WordedLine): string {
  const said = quote === undefined ? '' : ` <q>${safe(quoted(quote).slice(1, -1))}</q>`;
  return `<p${isOpen ? ' class="open"' : ''}>${safe(text)}${said}</p>`;
}

/** For the screen: on paper there is no room, and the record is not at hand. */
function told(page: Page): string {
  const rows = page.sections
    .flatMap(({ lines }) => lines)
    .filter((each) => each.told !== '')
    .map((each) => `<dt>${safe(named(each.text))}</dt><dd>${safe(each.told)}</dd>`);
  return `<details class="told"><summary>${safe(page.told)}</summary><dl>${rows.join('')}</dl></details>`;
}
const LONGEST_NAME = 80;

function named(line: string): string {
  return line.length <= LONGEST_NAME ? line : `${line.slice(0, line.lastIndexOf(' ', LONGEST_NAME))} …`;
}

function style(paper: Paper, size: number): string {
  return [
    ...faces.map(
      ([name, weight]) =>
        `@font-face{font-family:Page;font-weight:${weight};src:url(data:font/woff;base64,${fontOf(name)})}`,
    ),
    `@page{size:${paper === 'a4' ? 'A4' : 'letter'};margin:40pt}`,
    `:root{color-scheme:light dark;--ink:#000;--faint:#555;--line:#039;--grid:#bbb;--back:#fff}`,
    `@media screen and (prefers-color-scheme:dark){:root{--ink:#eee;--faint:#bbb;--line:#9cf;--grid:#666;--back:#111}}`,
    `body{margin:0;background:var(--back);color:var(--ink);font:${size}pt/1.22 Page,sans-serif}`,
    `main{max-width:515pt;margin:0 auto}@media screen{main{padding:24pt 16pt;font-size:max(${size}pt,11pt);line-height:1.35}}`,
    `header{display:flex;justify-content:space-between;gap:1em;border-bottom:.75pt solid var(--faint);padding-bottom:.4em;margin-bottom:.6em}`,
    `h1{font-size:1.7em;line-height:1.1;margin:0}header p{margin:0;text-align:right}`,
    `.drawn{display:flex;gap:20pt;flex-wrap:wrap}figure{margin:0;flex:1 1 200pt}figcaption{font-weight:700;font-size:.85em}`,
    `svg{width:100%;display:block}svg text{font:9px Page,sans-serif;fill:var(--faint);text-anchor:end}`,
    `.grid{stroke:var(--grid)}.usual{stroke:var(--faint);stroke-dasharray:4 4}.line{stroke:var(--line);stroke-width:1.6;fill:none}circle{fill:var(--line)}.gap{stroke:var(--faint);stroke-width:1.2}`,
    `.legend,footer{font-size:.8em;color:var(--faint)}.legend{margin:.1em 0 .8em}footer{margin-top:1em}`,
    `section{display:grid;grid-template-columns:88pt 1fr;gap:0 10pt;margin-bottom:.6em}h2{font-size:1em;margin:0}section p{margin:0 0 .25em}`,
    `.told{margin-top:1em;font-size:.9em}.told dt{font-weight:700;margin-top:.4em}.told dd{margin:0}@media print{.told{display:none}}`,
    `.open{font-weight:700;border-left:3pt solid var(--ink);padding-left:5pt}q{quotes:"“" "”"}`,
    `@media screen and (max-width:420pt){section{grid-template-columns:1fr}header{display:block}header p{text-align:left}}`,
  ].join('');
}

const encoded = new Map<string, string>();
function fontOf(name: string): string {
  const file = `@expo-google-fonts/atkinson-hyperlegible/${name}/AtkinsonHyperlegible_${name}.ttf`;
  const known = encoded.get(name) ?? woffOf(readFileSync(fonts.resolve(file))).toString('base64');
  encoded.set(name, known);
  return known;
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
