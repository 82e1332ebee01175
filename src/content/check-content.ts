/**
 * `npm run content:check -- [folder] [--today 2027-05-01]`: says every fault of content/, of CONTENT_DIR or of the folder with
 * its line, or that there is none; and what will be one before long. Another day than today's shows what will be found then.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { localDay } from '../model/time.ts';
import { AppError } from '../errors.ts';
import { compileRules } from '../risk/rules.ts';
import { checkContent, contentWarnings } from './check.ts';
import { loadContent } from './content.ts';
import { written } from './source.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { today: { type: 'string' } } });
const dir = resolve(positionals[0] ?? (process.env['CONTENT_DIR'] || 'content'));
const today = values.today ?? localDay(Date.now(), 'UTC');
for (const warning of contentWarnings(dir, today)) console.error(`soon: ${written(warning)}`);
const faults = checkContent(dir, today);
for (const fault of faults) console.error(written(fault));
if (faults.length > 0) {
  console.error(`content: ${faults.length} to mend`);
  process.exitCode = 1;
} else {
  checkRules();
}

/** The risk rules are compiled as a start would: a phrase that means nothing is found here and not at night. */
function checkRules(): void {
  try {
    compileRules(loadContent(dir).riskFiles);
    console.log('content: in order');
  } catch (fault) {
    console.error(fault instanceof AppError ? fault.message : fault);
    process.exitCode = 1;
  }
}
