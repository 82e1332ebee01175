/** `npm run content:check [folder]`: says every fault of content/ with its line, or that there is none. */
import { resolve } from 'node:path';
import { localDay } from '../model/time.ts';
import { AppError } from '../errors.ts';
import { compileRules } from '../risk/rules.ts';
import { checkContent } from './check.ts';
import { loadContent } from './content.ts';
import { written } from './source.ts';

const dir = resolve(process.argv[2] ?? 'content');
const faults = checkContent(dir, localDay(Date.now(), 'UTC'));
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
