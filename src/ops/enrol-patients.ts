/** `npm run enrol -- patients.csv`: gives the clinic's list to the running service and prints what became of each row. */
import { readFileSync } from 'node:fs';
import { readDataDir } from '../config/config.ts';
import { AppError } from '../errors.ts';
import { countries } from '../model/language.ts';
import { ring } from './door.ts';

const USAGE = `Usage: npm run enrol -- patients.csv
The file's first line names its columns: name, mobile, language (en or es), zone, check_in (08:30),
and if you like id, country (${countries.join(', ')}; the clinic's own when left out), teams_user, plan (of content/policies/forms.yaml) and
care_team. Each person is invited by text and joins by answering YES.`;

const file = process.argv[2];
if (file === undefined || file === '--help') {
  console.log(USAGE);
  process.exit(file === undefined ? 2 : 0);
}
try {
  const { ok, text } = await ring(readDataDir(process.env), 'enrol', readFileSync(file, 'utf8'));
  console.log(text);
  process.exitCode = ok && !/not enrolled/i.test(text) ? 0 : 1;
} catch (fault) {
  const unreadable = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
  console.error(
    fault instanceof AppError
      ? fault.message
      : unreadable
        ? `There is no file ${file}.`
        : 'The list could not be read.',
  );
  process.exitCode = 1;
}
