/** The pages behind an address: a button first, because phones and carriers look at links before people do. */
import { safe } from './svg.ts';

export interface PageWords {
  lang: string;
  title: string;
  text: string;
}

export function askPage({ button, ...words }: PageWords & { button: string }): string {
  return page(words, `<form method="post"><button type="submit">${safe(button)}</button></form>`);
}

export function chartPage(words: PageWords, svg: string, alt: string): string {
  return page(words, `${svg}<p>${safe(alt)}</p>`);
}

export function page({ lang, title, text }: PageWords, rest = ''): string {
  return [
    `<!doctype html><html lang="${safe(lang)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${safe(title)}</title><style>:root{color-scheme:light dark}`,
    'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:1.5rem auto;padding:0 1rem}',
    'svg{max-width:100%;height:auto}button{font:inherit;padding:.7em 1.2em;min-height:44px}</style></head>',
    `<body><main><h1>${safe(title)}</h1><p>${safe(text)}</p>${rest}</main></body></html>`,
  ].join('');
}
