/** One thing that a timeline shows, and what is at hand to put it in words. */
import type { Content } from '../content/content.ts';
import type { Language } from '../model/language.ts';
import type { Instant } from '../model/time.ts';
import type { Say } from './frame.ts';
import type { Html } from './html.ts';

export interface Entry {
  at: Instant;
  shown: Html;
  /** Of a whole day: no clock is shown. */
  isDay?: boolean;
  /** What of one moment came first, of what is written down in order. */
  place?: number;
}

export interface Reading {
  content: Content;
  say: Say;
  lang: Language;
}
