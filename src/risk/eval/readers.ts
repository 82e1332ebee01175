/** Who reads a message, one after the other: the rules, and what may be laid over them. A card shows each by itself. */
import type { RiskRules } from '../rules.ts';
import { createScreen } from '../screen.ts';
import type { Screen } from '../screen.ts';

export interface Reader {
  name: string;
  screen: Screen;
}

export function readersOf(rules: RiskRules): Reader[] {
  return [{ name: 'rules', screen: createScreen(rules) }];
}
