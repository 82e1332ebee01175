/**
 * `npm run -s forms:answer -- FILE --channel sms --lang en --answers answers.json`: plays a form without a person. The
 * answers are a list of what the person types, in order; everything shown and stored is printed as JSON lines, then the
 * QuestionnaireResponse and the Observations.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadContent } from '../content/content.ts';
import { observationsOf } from '../fhir/observations.ts';
import { responseOf } from '../fhir/response.ts';
import { verdictLines } from '../forms/check-form.ts';
import { startFhirPath } from '../forms/fhirpath.ts';
import { play } from '../forms/play.ts';
import { language } from '../model/language.ts';
import { localDay } from '../model/time.ts';
import { readFormFile, textOf } from './forms-files.ts';

const shape = z.object({
  channel: z.enum(['sms', 'teams']),
  lang: language,
  answers: z.string(),
});
const list = z.array(z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.unknown())]));

function stop(says: string): never {
  console.error(says);
  process.exit(2);
}

function asked() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        channel: { type: 'string', default: 'sms' },
        lang: { type: 'string', default: 'en' },
        answers: { type: 'string' },
      },
    });
    const read = shape.safeParse(values);
    const [file, ...more] = positionals;
    if (read.success && file !== undefined && more.length === 0) return { file, ...read.data };
  } catch {
    // An unknown option: the same words help.
  }
  return stop(
    'Write: npm run -s forms:answer -- FILE --channel sms|teams --lang en|es --answers answers.json',
  );
}

function answersIn(path: string): z.infer<typeof list> {
  const text = textOf(path);
  if (text === undefined) stop(`${path}: cannot be read. Check its name.`);
  try {
    const read = list.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // Not JSON: the same words help.
  }
  return stop(`${path}: must be a JSON list of what the person types, such as ["3", "yes", "skip"].`);
}

const { file, channel, lang, answers } = asked();
const typed = answersIn(answers);
const read = readFormFile(file);
if (read.kind === 'refused') {
  for (const line of verdictLines(file, read)) console.error(line);
  process.exit(1);
}
const { form } = read;
const content = loadContent(process.env['CONTENT_DIR'] ?? 'content');
const fhirpath = startFhirPath();
const now = Date.now();
const turn = {
  words: [content.words(lang), ...(lang === 'en' ? [content.words('es')] : [content.words('en')])],
  lang,
  today: localDay(now, 'UTC'),
  zone: 'UTC',
  world: { evaluate: fhirpath.evaluate },
};
const print = (what: unknown) => console.log(JSON.stringify(what));
const played = await play(form, typed, channel, turn, ({ key, values }) => content.text(key, lang, values));
print(played.opening);
for (const each of played.turns) print(each);
const { state } = played;
if (state.flags.length > 0) print({ flags: state.flags });
const context = { id: 'played', subject: 'Patient/played', at: new Date(now).toISOString() };
print(responseOf(form, state, context, played.isLeft));
for (const each of observationsOf(form, state, context)) print(each);
await fhirpath.close();
