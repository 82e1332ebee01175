/** What reading a reply as options can come to, and what is read with. */
import type { Offer } from './offered.ts';

export type OptionsRead =
  /** `isSlip`: with a slip of the finger, so that somebody must be told. */
  | { kind: 'offers'; offers: Offer[]; isSlip?: true }
  /** Words that are no option, in a question that welcomes others. */
  | { kind: 'own'; offers: Offer[]; own: string[] }
  | { kind: 'narrowed'; to: Offer[] }
  /** More than one fits. */
  | { kind: 'either'; to: Offer[] }
  /** None of those that may be picked. */
  | { kind: 'none' }
  | { kind: 'unclear'; because: 'option' | 'found-none' | 'found-many'; count?: number };

export interface Asked {
  offers: readonly Offer[];
  /** Those that an earlier reply has left. */
  narrowed: readonly Offer[];
  several: boolean;
  open: boolean;
  /** What is asked, whose words an answer may repeat. */
  question: string;
}
