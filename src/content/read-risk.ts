/** What the risk screen reads by, with its faults among all the others. */
import { join } from 'node:path';
import { AppError, faults as explained } from '../errors.ts';
import type { RiskFile } from '../risk/files.ts';
import type { SecondReaderFiles } from '../risk/second/files.ts';
import { readRiskFiles } from './risk-files.ts';
import { readSecondReader } from './second-reader.ts';
import type { Fault } from './source.ts';

export function readRisk(dir: string, faults: Fault[]): RiskFile[] {
  return readOr(() => readRiskFiles(join(dir, 'risk')), dir, faults) ?? [];
}

export function readSecond(dir: string, faults: Fault[]): SecondReaderFiles | undefined {
  return readOr(() => readSecondReader(join(dir, 'second-reader')), dir, faults);
}

function readOr<T>(read: () => T, dir: string, faults: Fault[]): T | undefined {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'CONTENT') throw cause;
    const lines = cause.message.replace(`${explained.CONTENT}\n`, '').split('\n');
    faults.push(...lines.map((line) => asFault(dir, line)));
    return undefined;
  }
}

function asFault(dir: string, line: string): Fault {
  const found = /^(.*?):(\d+): (.*)$/.exec(line);
  if (!found) return { file: 'content/risk', line: 1, text: line.replaceAll(dir, 'content') };
  return { file: (found[1] ?? '').replace(dir, 'content'), line: Number(found[2]), text: found[3] ?? '' };
}
