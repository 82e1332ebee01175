/** The rule files of the risk screen, with their faults among all the others. */
import { join } from 'node:path';
import { AppError, faults as explained } from '../errors.ts';
import type { RiskFile } from '../risk/files.ts';
import { readRiskFiles } from './risk-files.ts';
import type { Fault } from './source.ts';

export function readRisk(dir: string, faults: Fault[]): RiskFile[] {
  try {
    return readRiskFiles(join(dir, 'risk'));
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'CONTENT') throw cause;
    const lines = cause.message.replace(`${explained.CONTENT}\n`, '').split('\n');
    faults.push(...lines.map((line) => asFault(dir, line)));
    return [];
  }
}

function asFault(dir: string, line: string): Fault {
  const found = /^(.*?):(\d+): (.*)$/.exec(line);
  if (!found) return { file: 'content/risk', line: 1, text: line.replaceAll(dir, 'content') };
  return { file: (found[1] ?? '').replace(dir, 'content'), line: Number(found[2]), text: found[3] ?? '' };
}
