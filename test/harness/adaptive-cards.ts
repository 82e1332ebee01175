/** The library that draws cards, in one piece: its many files name each other in a way that only bundlers follow. */
import { createRequire } from 'node:module';

const inOnePiece = 'adaptivecards/dist/adaptivecards.js';
export const { AdaptiveCard, SerializationContext, Version } = createRequire(import.meta.url)(
  inOnePiece,
) as typeof import('adaptivecards');
