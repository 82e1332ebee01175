/** Who stands behind each file of content/: what still waits for a clinician's signature, and what will be out of date before long. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dayAfter, dayPattern, type Day } from '../model/time.ts';
import { contactsUntried } from './contact-checks.ts';
import { filesIn } from './files.ts';
import { numbersExpiring } from './number-checks.ts';
import { clinicFile, numbersFile } from './shapes.ts';
import { readSource, shaped, type Path, type Source } from './source.ts';
import { readYaml } from './yaml.ts';

export interface FileReview {
  file: string;
  version: string;
  source: string;
  status: 'draft' | 'approved';
  by?: string | undefined;
  on?: Day | undefined;
}

/** What is out of date, or will be before long. */
export type GrownOld = { file: string } & (
  | { is: 'numbers'; country: string; day: Day }
  | { is: 'contact'; id: string; by: string; day: Day | undefined }
  | { is: 'signature'; day: Day }
);

export interface Reviews {
  files: FileReview[];
  expiring: GrownOld[];
}

/** A signature older than this wants another look. */
const GOOD_FOR_DAYS = 365;

/** Read from the files as they are on the disk: what is signed after the start is seen. */
export function reviewsIn(dir: string, today: Day): Reviews {
  const files = [...filesIn(dir, '', '.yaml'), ...filesIn(dir, '', '.json')].flatMap(
    (file) => reviewOf(file, readFileSync(join(dir, file), 'utf8')) ?? [],
  );
  const old = files.flatMap(({ file, on }): GrownOld[] =>
    on !== undefined && dayAfter(on, GOOD_FOR_DAYS) < today ? [{ file, is: 'signature', day: on }] : [],
  );
  const byState = (a: FileReview, b: FileReview) =>
    (a.status === b.status ? 0 : a.status === 'draft' ? -1 : 1) || (a.file < b.file ? -1 : 1);
  return {
    files: files.sort(byState),
    expiring: [...grownOld(dir, today), ...old],
  };
}

/** Only what can grow old is read whole: all of content/ takes so long that others would wait for it. */
function grownOld(dir: string, today: Day): GrownOld[] {
  const [numbers, clinic] = [readSource(dir, 'numbers.yaml', []), readSource(dir, 'clinic.yaml', [])];
  const [known, people] = [shaped(numbers, numbersFile, []), shaped(clinic, clinicFile, [])];
  const at = (source: Source, path: Path) => `${source.file}:${source.lineOf(path)}`;
  const expiring =
    numbers && known
      ? numbersExpiring({ numbers: { source: numbers, value: known.countries } }, today).map(
          ({ country, expiresOn, path }): GrownOld => ({
            is: 'numbers',
            file: at(numbers, path),
            country,
            day: expiresOn,
          }),
        )
      : [];
  const untried =
    clinic && people
      ? contactsUntried({ clinic: { source: clinic, value: people } }, today).map(
          ({ id, by, verified, path }): GrownOld => ({
            is: 'contact',
            file: at(clinic, path),
            id,
            by,
            day: verified,
          }),
        )
      : [];
  return [...expiring, ...untried];
}

const head = z.object({
  version: z.union([z.number(), z.string()]).default(''),
  source: z.string().default(''),
  review: z.object({
    status: z.enum(['draft', 'approved']),
    by: z.string().optional(),
    on: z.string().regex(dayPattern).optional(),
  }),
});
/** A form says with its own status whether it is in force. */
const formHead = z.object({
  resourceType: z.literal('Questionnaire'),
  version: z.string(),
  copyright: z.string().default(''),
  publisher: z.string().optional(),
  approvalDate: z.string().regex(dayPattern).optional(),
  status: z.enum(['draft', 'active']),
});

/** Undefined for a file that nobody has to sign, such as what the second reader learns from. */
export function reviewOf(file: string, text: string): FileReview | undefined {
  if (file.endsWith('.json')) return ofForm(file, text);
  const read = head.safeParse(valueOf(headerIn(text)));
  if (!read.success) return undefined;
  const { version, source, review } = read.data;
  return { file, version: String(version), source, ...review };
}

function ofForm(file: string, text: string): FileReview | undefined {
  const read = formHead.safeParse(valueOf(text));
  if (!read.success) return undefined;
  const { version, copyright, status, publisher, approvalDate } = read.data;
  const approved = status === 'active' && approvalDate !== undefined;
  const signed = approved ? { by: publisher, on: approvalDate } : {};
  return { file, version, source: copyright, status: approved ? 'approved' : 'draft', ...signed };
}

/** The lines before the first that begins something longer; the words below can be thousands of lines. */
function headerIn(text: string): string {
  const keys = /^(?:version|source|review):/;
  const lines = text.split('\n');
  return lines.flatMap((line, at) => (keys.test(line) ? [line, ...below(lines, at + 1)] : [])).join('\n');
}

function below(lines: string[], from: number): string[] {
  const end = lines.findIndex((line, at) => at >= from && !/^\s+\S/.test(line));
  return lines.slice(from, end === -1 ? lines.length : end);
}

function valueOf(text: string): unknown {
  const read = readYaml(text);
  return read.kind === 'read' ? read.value : undefined;
}
