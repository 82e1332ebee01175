/** `npm run -s forms:check -- FILE...`: says for each form whether it runs as a chat, with which limits, or why not. */
import { loadContent } from '../content/content.ts';
import { verdictLines, verdictOf } from '../forms/check-form.ts';
import { startFhirPath } from '../forms/fhirpath.ts';
import type { Said } from '../forms/said.ts';
import { readFormsFile } from './forms-files.ts';

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Name the files to check: npm run -s forms:check -- FILE...');
  process.exitCode = 2;
}
const fhirpath = startFhirPath({ endMs: 60_000 });
const content = loadContent(process.env['CONTENT_DIR'] ?? 'content');
const reader = {
  felt: content.formPolicy.felt,
  tongue: content.words('en'),
  say: ({ key, values }: Said) => content.text(key, 'en', values),
};
for (const file of files) {
  for (const { name, read } of readFormsFile(file)) {
    const verdict = await verdictOf(read, fhirpath.evaluate, reader);
    for (const line of verdictLines(name === undefined ? file : `${file} (${name})`, verdict))
      console.log(line);
    if (verdict.kind === 'refused') process.exitCode = 1;
  }
}
await fhirpath.close();
