/** Both readers of the risk screen as one: rules that a clinician signed, and a model that may only add to them. */
import type { RiskFile } from './files.ts';
import { compileRules } from './rules.ts';
import { createScreen, type Screen } from './screen.ts';
import type { SecondReaderFiles } from './second/files.ts';
import { createSecondReader, withSecondReader } from './second/second-reader.ts';

export interface RiskContent {
  readonly riskFiles: readonly RiskFile[];
  /** A function, since the bytes of a table cannot be frozen with the rest of the content. */
  readonly secondReader: () => SecondReaderFiles;
}

export function createBothReaders({ riskFiles, secondReader }: RiskContent): Screen {
  return withSecondReader(createScreen(compileRules(riskFiles)), createSecondReader(secondReader()));
}
