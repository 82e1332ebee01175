/** `npm run content:check [folder]`: says every fault of content/ with its line, or that there is none. */
import { resolve } from 'node:path';
import { localDay } from '../model/time.ts';
import { checkContent } from './check.ts';
import { written } from './source.ts';

const dir = resolve(process.argv[2] ?? 'content');
const faults = checkContent(dir, localDay(Date.now(), 'UTC'));
for (const fault of faults) console.error(written(fault));
if (faults.length > 0) {
  console.error(`content: ${faults.length} to mend`);
  process.exitCode = 1;
} else {
  console.log('content: in order');
}
