/** One labelled message: as it stands in a file, and as it is learnt from. */
import { z } from 'zod';
import { signalName } from '../../model/signal.ts';
import { langs } from '../second/files.ts';
import type { ReadRow } from '../second/reading.ts';

export const line = z.object({
  lang: z.enum(langs),
  text: z.string().min(1),
  tier: z.enum(['emergency', 'urgent', 'soon', 'none']),
  signals: z.array(signalName),
  /** A stranger's text was not written to this service. */
  kind: z.enum(['danger', 'lookalike', 'ordinary', 'stranger']),
  /** What several messages say in other words, by a name of its own: they are no test of each other. */
  of: z.string().optional(),
});

export interface Labelled extends Omit<z.infer<typeof line>, 'kind'> {
  /**
   * A word is a common one that stands for a message by itself; a copy is another message told in another voice; a day is
   * several ordinary ones told together.
   */
  kind: z.infer<typeof line>['kind'] | 'word' | 'copy' | 'day';
  file: string;
  line: number;
  rows: ReadRow[];
  /** The first words, by which near copies are kept together. */
  opening: string;
}
